import { describe, expect, it } from 'vitest'
import type { PersonId } from '../../hub/contract/ids.ts'
import type { Disposition } from '../../hub/contract/views.ts'
import { ids, types, world } from './world.ts'

function ringing(kind = 'holdup') {
  const w = world()
  w.onDuty(ids.officer)
  w.onDuty(ids.second)
  w.onDuty(ids.patrol)
  w.onDuty(ids.neighbour)
  w.press(ids.counter, { kind })
  const incident = w.incident().id
  const on = (who: PersonId) => ({ at: w.now(), incident, by: w.actor(who) })
  return {
    ...w,
    incidentId: incident,
    acknowledge: (who: PersonId, takeover = false) => w.tryTo({ type: 'Acknowledge', ...on(who), takeover }),
    dispatch: (who: PersonId, patrols = [ids.patrol]) => w.tryTo({ type: 'Dispatch', ...on(who), patrols, roster: w.roster(ids.shop) }),
    arrive: (who: PersonId) => w.tryTo({ type: 'Arrive', ...on(who) }),
    close: (who: PersonId, disposition: Disposition = 'robbery', note: string | null = null) =>
      w.tryTo({ type: 'Close', ...on(who), disposition, note }),
    shown: (who: PersonId, surface: 'console' | 'phone' = 'console') => w.tryTo({ type: 'Shown', ...on(who), surface }),
    handOver: (who: PersonId, to: PersonId) => w.tryTo({ type: 'HandOver', ...on(who), to: w.actor(to) }),
  }
}

describe('acknowledge', () => {
  it('by an officer of home quiets it and says who has it', () => {
    const w = ringing()
    w.acknowledge(ids.officer)
    expect(w.view()).toMatchObject({ phase: 'acknowledged', ringing: false, acknowledgedBy: { id: ids.officer } })
  })

  it('twice by the same person is nothing new; by a second person is refused with the name of the first', () => {
    const w = ringing()
    w.acknowledge(ids.officer)
    expect(w.acknowledge(ids.officer)).toEqual([])
    expect(w.acknowledge(ids.second)).toEqual({ refused: 'already-acknowledged', by: ids.officer })
  })

  it('by a patrol is “on my way”: all see it and the desk still rings', () => {
    const w = ringing()
    expect(types(w.acknowledge(ids.patrol) as never)).toEqual(['PatrolOnTheWay'])
    expect(w.view()).toMatchObject({ phase: 'ringing', ringing: true, onTheWay: [{ id: ids.patrol }] })
    expect(w.acknowledge(ids.patrol)).toEqual([])
  })

  it('by a neighbour does not silence home', () => {
    const w = ringing()
    w.pass(5)
    expect(types(w.acknowledge(ids.neighbour) as never)).toEqual(['NeighbourAcknowledged'])
    expect(w.view()).toMatchObject({ phase: 'ringing', ringing: true })
  })

  it('by a neighbour who takes it over for home makes that officer the owner, who may then dispatch', () => {
    const w = ringing()
    expect(w.acknowledge(ids.neighbour, true)).toEqual({ refused: 'not-told' })
    w.pass(5)
    w.acknowledge(ids.neighbour, true)
    expect(w.view()).toMatchObject({ phase: 'acknowledged', ringing: false, acknowledgedBy: { id: ids.neighbour } })
    expect(types(w.dispatch(ids.neighbour) as never)).toEqual(['PatrolsDispatched'])
  })

  it('after a joined press may be done by any officer of home; the owner stays', () => {
    const w = ringing()
    w.acknowledge(ids.officer)
    w.pass(20)
    w.press(ids.safe)
    w.acknowledge(ids.second)
    expect(w.view()).toMatchObject({ ringing: false, acknowledgedBy: { id: ids.officer } })
  })

  it('tells every phone that the alarm woke that someone has answered', () => {
    const w = ringing()
    const [event] = w.acknowledge(ids.officer) as never as [{ notices: unknown[] }]
    expect(event.notices).toMatchObject([{ what: 'answered', person: ids.patrol }])
  })

  it('is for police: staff are refused', () => {
    expect(ringing().acknowledge(ids.staff)).toEqual({ refused: 'not-an-officer' })
  })
})

describe('dispatch, arrive and close', () => {
  it.each(['dispatch', 'arrive', 'close'] as const)('%s needs an acknowledgement', (what) => {
    const w = ringing()
    expect(w[what](ids.officer)).toEqual({ refused: 'not-acknowledged' })
  })

  it('arrive may skip dispatch', () => {
    const w = ringing()
    w.acknowledge(ids.officer)
    w.arrive(ids.patrol)
    expect(w.view()).toMatchObject({ phase: 'on-scene', acknowledgedBy: { id: ids.officer } })
  })

  it('dispatch by a second person adds patrols or names the first', () => {
    const w = ringing()
    w.acknowledge(ids.officer)
    w.dispatch(ids.officer)
    expect(w.dispatch(ids.officer)).toEqual([])
    expect(w.dispatch(ids.second)).toEqual({ refused: 'already-dispatched', by: ids.officer })
    expect(types(w.dispatch(ids.second, ['another' as PersonId]) as never)).toEqual(['PatrolsDispatched'])
  })

  it('arrive by a second person names the first', () => {
    const w = ringing()
    w.acknowledge(ids.officer)
    w.arrive(ids.patrol)
    expect(w.arrive(ids.patrol)).toEqual([])
    expect(w.arrive(ids.officer)).toEqual({ refused: 'already-on-scene', by: ids.patrol })
  })

  it('an officer of another station acts only after taking over', () => {
    const w = ringing()
    w.acknowledge(ids.officer)
    expect(w.dispatch(ids.neighbour)).toEqual({ refused: 'not-home' })
    expect(w.close(ids.neighbour, 'drill')).toEqual({ refused: 'not-home' })
  })

  it.each([
    [ids.officer, 'robbery', null, 'not-on-scene'],
    [ids.officer, 'false-alarm', 'gọi lại, không có gì', 'not-on-scene'],
    [ids.commander, 'false-alarm', null, 'note-needed'],
    [ids.commander, 'false-alarm', '  ', 'note-needed'],
    [ids.patrol, 'false-alarm', null, 'patrol-may-not'],
  ] as const)('a hold-up is not closed from afar: %s as %s with note %j is %s', (who, disposition, note, refused) => {
    const w = ringing()
    w.acknowledge(ids.officer)
    expect(w.close(who, disposition, note)).toEqual({ refused })
  })

  it.each([
    [ids.officer, 'test', null],
    [ids.officer, 'drill', null],
    [ids.commander, 'false-alarm', 'đã gọi chủ tiệm, đúng mật khẩu'],
  ] as const)('but %s may close it as %s with note %j', (who, disposition, note) => {
    const w = ringing()
    w.acknowledge(ids.officer)
    w.close(who, disposition, note)
    expect(w.view()).toMatchObject({ phase: 'closed', disposition, ringing: false })
    expect(w.pass(3600)).toEqual([])
  })

  it('from on-scene an officer closes it; again is nothing new, by another is refused', () => {
    const w = ringing()
    w.acknowledge(ids.officer)
    w.arrive(ids.patrol)
    w.close(ids.officer)
    expect(w.close(ids.officer)).toEqual([])
    expect(w.close(ids.second)).toEqual({ refused: 'already-closed', by: ids.officer })
    expect(w.acknowledge(ids.second)).toEqual({ refused: 'already-closed', by: ids.officer })
  })

  it('a fire is closed by an officer once it is acknowledged', () => {
    const w = ringing('fire')
    w.acknowledge(ids.officer)
    expect(types(w.close(ids.officer, 'fire') as never)).toEqual(['IncidentClosed'])
  })
})

describe('hand-over', () => {
  it('is the owner’s to give, or the commander’s, and only to an officer', () => {
    const w = ringing()
    expect(w.handOver(ids.officer, ids.second)).toEqual({ refused: 'not-acknowledged' })
    w.acknowledge(ids.officer)
    expect(w.handOver(ids.second, ids.second)).toEqual({ refused: 'not-owner' })
    expect(w.handOver(ids.officer, ids.patrol)).toEqual({ refused: 'not-an-officer' })
    w.handOver(ids.officer, ids.second)
    expect(w.view().acknowledgedBy).toMatchObject({ id: ids.second })
    w.handOver(ids.commander, ids.officer)
    expect(w.view().acknowledgedBy).toMatchObject({ id: ids.officer })
  })
})

describe('shown', () => {
  it('counts once for each person on duty at a told station', () => {
    const w = ringing()
    w.shown(ids.officer)
    expect(w.shown(ids.officer)).toEqual([])
    w.shown(ids.patrol, 'phone')
    expect(w.view().receipts).toEqual({ consoles: { told: 2, shown: 1 }, phones: { told: 1, shown: 1 } })
  })

  it('counts nobody else’s page', () => {
    const w = ringing()
    expect(w.shown(ids.neighbour)).toEqual({ refused: 'not-told' })
    w.submit({ type: 'SignOff', at: w.now(), person: ids.officer })
    expect(w.shown(ids.officer)).toEqual({ refused: 'not-on-duty' })
  })

  it('by a phone’s worker counts once for each stage', () => {
    const w = ringing()
    const notice = [...w.incident().notices.keys()][0] as never
    const receipt = (stage: 'shown' | 'opened') => w.tryTo({ type: 'ReceiptArrived', at: w.now(), notice, incident: w.incidentId, stage })
    expect(types(receipt('shown') as never)).toEqual(['IncidentShown'])
    expect(receipt('shown')).toEqual({ refused: 'receipt-used' })
    expect(types(receipt('opened') as never)).toEqual(['IncidentShown'])
    expect(w.view().receipts.phones).toEqual({ told: 1, shown: 1 })
  })
})

describe('contacts inside the shop', () => {
  it.each(['holdup', 'duress'])('stay out of the view of a %s until a unit is on scene', (kind) => {
    const w = ringing(kind)
    w.acknowledge(ids.officer)
    expect(w.view().site).toMatchObject({ contacts: [{ where: 'outside' }], contactsLocked: true })
    w.arrive(ids.patrol)
    expect(w.view().site.contacts).toHaveLength(2)
  })

  it('are there at once for a fire', () => {
    expect(ringing('fire').view().site.contacts).toHaveLength(2)
  })
})
