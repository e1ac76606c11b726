import { expect, it } from 'vitest'
import type { Directory } from '../../hub/core/directory.ts'
import { eachOnItsOwn } from '../../hub/core/parts.ts'
import { ids, types, world } from './world.ts'

it('a part that is at fault takes no other down, and is thrown as soon as nothing else was decided', () => {
  const event = { type: 'HubStopped' as const, at: 1 }
  const broken = () => {
    throw new Error('broken')
  }
  expect(eachOnItsOwn(broken, () => [event])).toEqual([event])
  expect(() => eachOnItsOwn(broken, () => [])).toThrow('broken')
  expect(
    eachOnItsOwn(
      () => [],
      () => [],
    ),
  ).toEqual([])
})

/** No day can be told in it. */
const nowhere = (directory: Directory): Directory => ({ ...directory, settings: { ...directory.settings, timeZone: 'No/Where' } })

it('a fault in what is told of a day, or of why, keeps no button from being missed', () => {
  const w = world()
  w.submit({ type: 'HubStart', at: w.now(), downSince: null, version: '1' })
  w.heard(ids.counter)
  w.setDirectory(nowhere(w.directory()))
  const round = () => types(w.submit({ type: 'SupervisionRound', at: w.now(), directory: w.directory() }))
  w.skip(100)
  expect(round()).toContain('OutageBegan')
  expect(() => round(), 'and the log says so two seconds later').toThrow(RangeError)
})
