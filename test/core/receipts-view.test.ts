import { expect, it } from 'vitest'
import type { PersonId } from '../../hub/contract/ids.ts'
import { ids, world } from './world.ts'

function alarm() {
  const w = world()
  w.onDuty(ids.officer)
  w.onDuty(ids.second)
  w.onDuty(ids.patrol)
  w.press()
  const shown = (who: PersonId, surface: 'console' | 'phone' = 'console') =>
    w.submit({ type: 'Shown', at: w.now(), incident: w.incident().id, by: w.actor(who), surface })
  return { ...w, shown, told: () => w.view().shownTo ?? [] }
}
const at = (ms: number) => new Date(ms).toISOString()

it('names who has seen it and since when, and who has not', () => {
  const w = alarm()
  w.pass(2)
  w.shown(ids.officer)
  expect(w.told()).toEqual([
    { id: ids.officer, name: 'Name of officer', surface: 'console', told: 1, shown: 1, shownAt: at(w.now()) },
    { id: ids.second, name: 'Name of second', surface: 'console', told: 1, shown: 0 },
    { id: ids.patrol, name: 'Name of patrol', surface: 'phone', told: 1, shown: 0 },
  ])
})

it('names whose phone cannot be woken, and since when that is known here', () => {
  const w = world()
  w.setDirectory({ ...w.directory(), phones: new Map() })
  w.onDuty(ids.officer)
  w.onDuty(ids.patrol)
  w.press()
  const opened = at(w.now())
  w.pass(40)
  expect(w.view().shownTo?.find(({ id }) => id === ids.patrol)).toEqual({
    ...{ id: ids.patrol, name: 'Name of patrol', surface: 'phone', told: 0, shown: 0, unreachableSince: opened },
  })
})

it('a second press begins anew: what was shown before says nothing of it', () => {
  const w = alarm()
  w.shown(ids.officer)
  w.pass(20)
  w.press(ids.safe)
  expect(w.told().map(({ shown, shownAt }) => [shown, shownAt])).toEqual([
    [0, undefined],
    [0, undefined],
    [0, undefined],
  ])
  w.pass(1)
  w.shown(ids.officer)
  expect(w.told()[0]).toMatchObject({ shown: 1, shownAt: at(w.now()) })
})

it('says of a hold-up what it waits for before it can be closed, by who asks', () => {
  const w = alarm()
  const needs = (who: PersonId) => w.view('incident-1', who).closeNeeds
  expect(needs(ids.officer)).toBe('acknowledgement')
  w.submit({ type: 'Acknowledge', at: w.now(), incident: w.incident().id, by: w.actor(ids.officer), takeover: false })
  expect([needs(ids.officer), needs(ids.commander)]).toEqual(['unit-on-scene', 'note'])
  w.submit({ type: 'Arrive', at: w.now(), incident: w.incident().id, by: w.actor(ids.patrol) })
  expect([needs(ids.officer), needs(ids.commander)]).toEqual([undefined, undefined])
})
