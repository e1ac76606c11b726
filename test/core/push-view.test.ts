/** How people are told, as a duty desk reads it: nothing when all is well. */
import { expect, test } from 'vitest'
import type { GatewayId, MessageId } from '../../hub/contract/ids.ts'
import { supervisionView } from '../../hub/core/desk-view.ts'
import type { Directory } from '../../hub/core/directory.ts'
import { viewerOf } from '../../hub/core/sight.ts'
import { ids, sampleDirectory, type World, world } from './world.ts'

const HOUR_MS = 3_600_000

const view = (w: World, who = ids.officer, later = 0) => {
  const directory = w.directory()
  const viewer = viewerOf(who, directory, w.state.duty)
  if (!viewer) throw new Error(`no ${who}`)
  return supervisionView(w.state, directory, viewer, w.now() + later).howTold
}
function withModem(): Directory {
  const directory = sampleDirectory()
  const gateways = new Map([...directory.gateways].map(([id, gateway]) => [id, { ...gateway, modem: true }]))
  return { ...directory, gateways, numbers: new Set([ids.patrol]) }
}
const heard = (w: World, device: GatewayId) => w.submit({ type: 'Heard', at: w.now(), device, site: null, beat: {} })

test('a desk without a modem reads nothing of it, and of lost push that nobody is told otherwise', () => {
  const w = world()
  expect(view(w)).toBeUndefined()
  w.submit({ type: 'PushReach', at: w.now(), lostSince: w.now() - 20_000 })
  expect(view(w)).toEqual({ modem: 'none', pushLostSince: new Date(w.now() - 20_000).toISOString() })
})

test('a modem that nobody hears is said, and one that speaks is not', () => {
  const w = world({ directory: withModem() })
  expect(view(w)).toEqual({ modem: 'lost' })
  heard(w, ids.radio)
  expect(view(w)).toBeUndefined()
  w.submit({ type: 'PushReach', at: w.now(), lostSince: w.now() })
  expect(view(w)).toMatchObject({ modem: 'ok' })
  w.submit({ type: 'PushReach', at: w.now(), lostSince: null })
  const says = (sim: 'missing' | 'ready') =>
    w.submit({
      type: 'Heard',
      at: w.now(),
      device: ids.radio,
      site: null,
      beat: { modem: { sim, signal: -70, registration: 'home', operator: null, model: 'SIM7600' } },
    })
  says('missing')
  expect(view(w), 'without a SIM it sends nothing').toEqual({ modem: 'lost' })
  says('ready')
  expect(view(w)).toBeUndefined()
  w.submit({ type: 'DeviceLost', at: w.now(), device: ids.radio })
  expect(view(w)).toEqual({ modem: 'lost' })
})

test('a message that was not sent for want of budget stands there for an hour', () => {
  const w = world({ directory: withModem() })
  heard(w, ids.radio)
  const message = 'test-1' as MessageId
  w.submit({ type: 'TestMessage', at: w.now(), message, person: ids.patrol, channel: 'sms', by: ids.admin })
  const progress = [{ message, incident: null, state: 'later' as const, code: 'over-budget' }]
  w.submit({ type: 'ProgressMessages', at: w.now(), progress })
  expect(view(w)).toEqual({ modem: 'ok', overBudgetAt: new Date(w.now()).toISOString() })
  expect(view(w, ids.officer, HOUR_MS)).toBeUndefined()
})

test('a patrol reads that pushes do not come, and nothing else of it; a shop reads nothing', () => {
  const w = world({ directory: withModem() })
  expect([view(w, ids.patrol), view(w, ids.staff)]).toEqual([undefined, undefined])
  w.submit({ type: 'PushReach', at: w.now(), lostSince: w.now() })
  expect(view(w, ids.patrol)).toEqual({ modem: 'lost', pushLostSince: new Date(w.now()).toISOString() })
  expect(view(w, ids.staff)).toBeUndefined()
})
