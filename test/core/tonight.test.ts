import { describe, expect, it } from 'vitest'
import type { Event } from '../../hub/contract/events.ts'
import type { PersonId } from '../../hub/contract/ids.ts'
import { supervisionView } from '../../hub/core/desk-view.ts'
import { evolve } from '../../hub/core/evolve.ts'
import { type Viewer, viewerOf } from '../../hub/core/sight.ts'
import { emptyState } from '../../hub/core/state.ts'
import { ids, sampleDirectory } from './world.ts'

const minute = 60_000
const directory = sampleDirectory()
function seen(by: PersonId, now: number, ...events: Event[]) {
  const state = emptyState()
  for (const event of events) evolve(state, { seq: state.seq + 1, event })
  return supervisionView(state, directory, viewerOf(by, directory, state.duty) as Viewer, now)
}
const alive = (device: (typeof ids)['counter']): Event => ({ type: 'DeviceOnline', at: 0, device })
const dark = (cause: 'button' | 'site', ...buttons: (typeof ids)['counter'][]): Event => ({
  ...{ type: 'OutageBegan', at: minute, outage: 'o', cause, since: 0, buttons },
  site: ids.shop,
})

describe('on the rail tonight', () => {
  it('one button of a shop waits five minutes, when another of that shop lives', () => {
    const story = [alive(ids.counter), alive(ids.safe), dark('button', ids.counter)]
    const tonight = (now: number) => seen(ids.officer, now, ...story).outages[0]?.tonight
    expect([tonight(5 * minute - 1), tonight(5 * minute)]).toEqual([false, true])
  })

  it('a whole shop, and the last button that lived, are there at once', () => {
    expect(seen(ids.officer, minute, dark('site', ids.counter, ids.safe)).outages[0]?.tonight).toBe(true)
    expect(seen(ids.officer, minute, alive(ids.counter), dark('button', ids.counter)).outages[0]?.tonight).toBe(true)
  })

  it('the hub’s own downtime is there for an hour', () => {
    const down: Event = { type: 'HubStarted', at: 10 * minute, downSince: 0, version: '1' }
    const tonight = (now: number) => seen(ids.officer, now, down).outages[0]?.tonight
    expect([tonight(69 * minute), tonight(70 * minute)]).toEqual([true, false])
  })

  it('what nobody understood never is', () => {
    const strange: Event = { type: 'MessageNotUnderstood', at: 0, device: ids.counter, topic: 't', raw: '?' }
    expect(seen(ids.officer, minute, strange).notUnderstood).toMatchObject([{ tonight: false }])
  })
})

it('a bypass names the button to the desk, and no place to the shop’s own page', () => {
  const bypassed: Event = {
    ...{ type: 'ButtonBypassed', at: 0, button: ids.counter, site: ids.shop, by: ids.officer },
    ...{ until: 60 * minute, reason: 'stuck' },
  }
  expect(seen(ids.officer, minute, bypassed).bypasses).toMatchObject([{ label: 'Button counter', siteName: 'Site shop' }])
  expect(JSON.stringify(seen(ids.staff, minute, bypassed).bypasses)).not.toContain('Button counter')
})
