import { describe, expect, it } from 'vitest'
import type { PersonId, StationId } from '../../hub/contract/ids.ts'
import type { DeskTrouble } from '../../hub/contract/shift-events.ts'
import { supervisionView } from '../../hub/core/desk-view.ts'
import type { Consoles } from '../../hub/core/shift/station-watch.ts'
import { viewerOf } from '../../hub/core/sight.ts'
import { ids, types, world } from './world.ts'

type Gone = { since: number; why: Exclude<DeskTrouble, 'nobody'> }

/** A commune that has been up for an hour, with an officer at home and one in the province. */
function town() {
  const w = world()
  w.skip(3600)
  const sign = (person: PersonId, station: StationId) => w.submit({ type: 'SignOn', at: w.now(), person, role: 'officer', station })
  const consoles = new Map<PersonId, Gone | null>()
  return {
    ...w,
    w,
    sign,
    consoles,
    off: (person: PersonId) => w.submit({ type: 'SignOff', at: w.now(), person }),
    round: () => w.submit({ type: 'SupervisionRound', at: w.now(), directory: w.directory(), consoles: consoles as Consoles }),
    rail(person: PersonId) {
      const viewer = viewerOf(person, w.directory(), w.state.duty)
      if (!viewer) throw new Error('no viewer')
      return supervisionView(w.state, w.directory(), viewer, w.now()).outages.filter(({ tonight, cause }) => tonight && cause === 'station')
    },
  }
}

describe('an empty duty desk', () => {
  it('is told to the parent after its grace, says why and since when, and ends when somebody is back', () => {
    const t = town()
    t.sign(ids.officer, ids.home)
    t.sign(ids.provinceOfficer, ids.province)
    expect(t.round()).toEqual([])
    const since = t.w.now()
    t.consoles.set(ids.officer, { since, why: 'sound' })
    t.skip(17)
    expect(t.round(), 'a page that is loaded anew is back by then').toEqual([])
    t.skip(2)
    expect(t.round()).toEqual([{ type: 'StationUnattended', at: t.w.now(), station: ids.home, since, why: 'sound', told: [ids.province] }])
    expect(t.round(), 'it is said once').toEqual([])
    expect(t.rail(ids.provinceOfficer)).toMatchObject([{ desk: 'sound', station: { id: ids.home }, tonight: true }])
    t.consoles.set(ids.officer, null)
    expect(t.round()).toMatchObject([{ type: 'StationAttended', station: ids.home, because: 'back' }])
    expect(t.rail(ids.provinceOfficer)).toEqual([])
  })

  it('is told apart: nobody signed on, and since when', () => {
    const t = town()
    t.sign(ids.officer, ids.home)
    t.skip(60)
    const since = t.w.now()
    t.off(ids.officer)
    t.skip(19)
    expect(t.round()).toMatchObject([{ station: ids.home, why: 'nobody', since }])
  })

  it('that becomes empty in another way says so, and is still the same silence', () => {
    const t = town()
    t.sign(ids.officer, ids.home)
    const since = t.w.now()
    t.consoles.set(ids.officer, { since, why: 'page' })
    t.skip(20)
    t.round()
    t.off(ids.officer)
    expect(t.round()).toEqual([])
    t.skip(61)
    expect(t.round()).toMatchObject([{ type: 'StationUnattended', since, why: 'nobody' }])
  })

  it('is told upwards until a desk is there, and to the neighbour that would be called first', () => {
    const t = town()
    t.sign(ids.officer, ids.home)
    t.sign(ids.neighbour, ids.next)
    t.consoles.set(ids.officer, { since: t.w.now(), why: 'page' })
    t.skip(20)
    const told = t.round().find((event) => event.type === 'StationUnattended')
    expect(told).toMatchObject({ told: [ids.province, ids.next] })
    expect(t.rail(ids.neighbour)).toHaveLength(1)
    expect(t.rail(ids.staff)).toEqual([])
  })

  it('wakes its commanders once, two minutes later, and only when nobody above is there', () => {
    const t = town()
    const withPhone = { ...t.w.directory(), phones: new Map([[ids.commander, ['c-phone'] as never]]) }
    t.w.setDirectory(withPhone)
    t.sign(ids.officer, ids.home)
    t.consoles.set(ids.officer, { since: t.w.now(), why: 'page' })
    t.skip(20)
    expect(types(t.round())).toEqual(['StationUnattended'])
    t.skip(119)
    expect(t.round()).toEqual([])
    t.skip(2)
    expect(t.round()).toMatchObject([{ type: 'CommandersCalled', station: ids.home, people: [ids.commander] }])
    t.skip(3600)
    expect(t.round(), 'once').toEqual([])
    t.consoles.set(ids.officer, null)
    t.round()
    t.consoles.set(ids.officer, { since: t.w.now(), why: 'page' })
    t.skip(20)
    t.round()
    t.sign(ids.provinceOfficer, ids.province)
    t.skip(200)
    expect(t.round(), 'the province is there and telephones').toEqual([])
  })

  it('is not missed outside the hours in which it should be staffed', () => {
    const t = town()
    const hours = [{ days: [1, 2, 3, 4, 5, 6, 7], open: '00:00', close: '00:01' }]
    const directory = t.w.directory()
    const home = directory.stations.get(ids.home)
    t.w.setDirectory({ ...directory, stations: new Map(directory.stations).set(ids.home, { ...home, staffed: hours } as never) })
    t.skip(60)
    expect(t.round()).toEqual([])
  })

  it('waits after a start of the hub until consoles can have found it again, and says nothing either way', () => {
    const t = town()
    t.sign(ids.officer, ids.home)
    t.w.submit({ type: 'HubStart', at: t.w.now(), downSince: null, version: '1' })
    t.consoles.set(ids.officer, { since: t.w.now() - 60_000, why: 'page' })
    t.skip(29)
    expect(t.round()).toEqual([])
    t.skip(2)
    expect(types(t.round())).toEqual(['StationUnattended'])
  })
})
