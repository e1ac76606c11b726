import { describe, expect, it } from 'vitest'
import type { IncidentId, PersonId } from '../../hub/contract/ids.ts'
import { incidentView, visibleIncidents } from '../../hub/core/incident/view.ts'
import { seesButton, seesGateway, seesIncident, seesSite, seesStation, viewerOf } from '../../hub/core/sight.ts'
import { ids, sampleDirectory, world } from './world.ts'

const directory = sampleDirectory({ gateway: true })
const viewer = (who: PersonId) => {
  const found = viewerOf(who, directory, new Map())
  if (!found) throw new Error(who)
  return found
}

describe('what stands', () => {
  it.each([
    // who, site, station home, station next, gateway at home
    [ids.admin, true, true, true, true],
    [ids.officer, true, true, false, true],
    [ids.patrol, true, true, false, true],
    [ids.commander, true, true, false, true],
    [ids.provinceOfficer, true, true, true, true],
    [ids.neighbour, false, false, true, false],
    [ids.staff, true, false, false, false],
  ])('%s', (who, site, home, next, gateway) => {
    const v = viewer(who)
    expect(seesSite(v, ids.shop, directory)).toBe(site)
    expect(seesButton(v, ids.counter, directory)).toBe(site)
    expect(seesStation(v, ids.home)).toBe(home)
    expect(seesStation(v, ids.next)).toBe(next)
    expect(seesGateway(v, ids.radio, directory)).toBe(gateway)
  })

  it('staff see their own site and no other', () => {
    expect(seesSite(viewer(ids.staff), ids.bank, directory)).toBe(false)
  })

  it('who is disabled sees nothing', () => {
    const people = new Map(directory.people)
    people.set(ids.officer, { ...(people.get(ids.officer) as never as object), disabled: true } as never)
    expect(viewerOf(ids.officer, { ...directory, people }, new Map())).toBeNull()
  })

  it('who is signed on elsewhere sees that station too', () => {
    const v = viewerOf(ids.neighbour, directory, new Map([[ids.neighbour, { station: ids.home, role: 'officer', since: 0 }]]))
    expect(v && seesSite(v, ids.shop, directory)).toBe(true)
  })
})

describe('an incident', () => {
  const sees = (w: ReturnType<typeof world>, who: PersonId) => {
    const v = viewerOf(who, w.directory(), w.state.duty)
    return v !== null && seesIncident(v, w.incident(), w.directory(), w.now())
  }

  it('is seen by a neighbour once it was told, and for 24 hours after the close', () => {
    const w = world()
    w.press()
    expect(sees(w, ids.neighbour)).toBe(false)
    w.pass(5)
    expect(sees(w, ids.neighbour)).toBe(true)
    const by = w.actor(ids.officer)
    w.submit({ type: 'Acknowledge', at: w.now(), incident: w.incident().id, by, takeover: false })
    w.submit({ type: 'Close', at: w.now(), incident: w.incident().id, by, disposition: 'drill', note: null })
    w.skip(24 * 3600 - 1)
    expect(sees(w, ids.neighbour)).toBe(true)
    w.skip(2)
    expect(sees(w, ids.neighbour)).toBe(false)
    expect(sees(w, ids.officer), 'home sees it for ever').toBe(true)
    expect(sees(w, ids.provinceOfficer), 'and so does who stands above home').toBe(true)
  })

  it('is shown to staff without contacts, people, notes or marks', () => {
    const w = world()
    w.press()
    w.submit({ type: 'Acknowledge', at: w.now(), incident: w.incident().id, by: w.actor(ids.officer), takeover: false })
    const v = viewerOf(ids.staff, w.directory(), w.state.duty)
    const view = v && incidentView(w.state, 'incident-1' as IncidentId, w.directory(), v, { now: w.now(), timeline: true })
    const text = JSON.stringify(view)
    expect(view).toMatchObject({ phase: 'acknowledged', site: { id: ids.shop } })
    for (const secret of ['0900', 'Name of', 'hẻm', 'timeline', 'marks', 'contacts', 'told']) expect(text).not.toContain(secret)
  })

  it('of another shop is not there for staff', () => {
    const w = world()
    w.press(ids.teller)
    const v = viewerOf(ids.staff, w.directory(), w.state.duty)
    expect(v && incidentView(w.state, 'incident-1' as IncidentId, w.directory(), v, { now: w.now() })).toBeNull()
    expect(v && visibleIncidents(w.state, w.directory(), v, w.now())).toEqual([])
  })

  it('at a site that the registry no longer knows is shown all the same', () => {
    const w = world()
    w.press()
    const directory = { ...w.directory(), sites: new Map() }
    const v = viewerOf(ids.officer, directory, w.state.duty)
    const view = v && incidentView(w.state, 'incident-1' as IncidentId, directory, v, { now: w.now() })
    expect(view).toMatchObject({ ringing: true, site: { id: ids.shop, contacts: [] } })
  })

  it('tells a patrol whom to call and where the safe is from its “on my way” until the close; a desk always', () => {
    const w = world()
    w.press()
    const { id } = w.incident()
    const site = (who: PersonId) => w.view(id, who).site
    expect(site(ids.patrol)).toMatchObject({ name: 'Site shop', address: '12 Trần Hưng Đạo', contacts: [], untilOnTheWay: true })
    expect(site(ids.patrol)).not.toHaveProperty('notes')
    expect(site(ids.officer)).toMatchObject({ notes: 'Cửa sau ra hẻm 14', contacts: [{ where: 'outside' }] })
    w.submit({ type: 'Acknowledge', at: w.now(), incident: id, by: w.actor(ids.patrol), takeover: false })
    expect(site(ids.patrol)).toMatchObject({ notes: 'Cửa sau ra hẻm 14', contacts: [{ where: 'outside' }], contactsLocked: true })
    expect(site(ids.patrol)).not.toHaveProperty('untilOnTheWay')
    const by = w.actor(ids.officer)
    w.submit({ type: 'Acknowledge', at: w.now(), incident: id, by, takeover: false })
    w.submit({ type: 'Arrive', at: w.now(), incident: id, by: w.actor(ids.patrol) })
    expect(site(ids.patrol).contacts.map(({ where }) => where)).toEqual(['outside', 'inside'])
    w.submit({ type: 'Close', at: w.now(), incident: id, by, disposition: 'robbery', note: null })
    expect(site(ids.patrol)).toEqual({ ...site(ids.patrol), contacts: [] })
    expect(site(ids.patrol)).not.toHaveProperty('notes')
    expect(site(ids.officer)).toMatchObject({ notes: 'Cửa sau ra hẻm 14' })
  })

  it('tells it to a patrol that was dispatched, or that is simply there', () => {
    for (const how of ['Dispatch', 'Arrive'] as const) {
      const w = world()
      w.press()
      const { id } = w.incident()
      const by = w.actor(ids.officer)
      w.submit({ type: 'Acknowledge', at: w.now(), incident: id, by, takeover: false })
      if (how === 'Dispatch') w.submit({ type: how, at: w.now(), incident: id, by, patrols: [ids.patrol], roster: w.roster(ids.shop) })
      else w.submit({ type: how, at: w.now(), incident: id, by: w.actor(ids.patrol) })
      expect(w.view(id, ids.patrol).site.notes, how).toBe('Cửa sau ra hẻm 14')
    }
  })
})
