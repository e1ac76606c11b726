/** What grows with the number of buttons: the supervision round, a change of the registry, and a press that comes meanwhile. */
import type { DeviceId } from '../../hub/contract/ids.ts'
import { decide } from '../../hub/core/decide.ts'
import { emptyState } from '../../hub/core/state.ts'
import { directoryOf } from '../../hub/registry/directory.ts'
import { ADMIN, type Town } from '../harness/town.ts'
import { connectButtons } from './buttons.ts'
import { signIn } from './console.ts'
import { spread } from './figures.ts'
import { startHub } from './our-hub.ts'
import type { Section } from './table.ts'
import { pause, within } from './within.ts'

const ROUNDS = 50
const CHANGES = 20
const LIMIT_MS = 10_000

export async function rounds(town: Town): Promise<Section> {
  const { changes, presses } = await changesAndPresses(town)
  const row = (who: string, measured: readonly number[]) => ({ who, values: Object.values(spread(measured)) })
  return {
    title: `With ${town.credentials.length} buttons`,
    columns: ['p50 ms', 'p99 ms', 'max ms'],
    targets: { 'max ms': 20 },
    rows: [
      row('supervision round, all is well', supervision(town, 1_000)),
      row('supervision round, all fall silent at once', supervision(town, 3_600_000)),
      row('a button’s label changed over HTTP, durable', changes),
      row('press to PUBACK while such changes go on', presses),
    ],
  }
}

/** The whole decision of a round, with everything heard last `silentMs` ago. */
function supervision(town: Town, silentMs: number): number[] {
  const directory = directoryOf(town.data, null)
  const state = emptyState()
  const at = Date.now()
  for (const { clientId } of town.credentials)
    state.devices.set(clientId as DeviceId, { state: 'online', lastHeardAt: at - silentMs, returnedAt: null, past: [] })
  return Array.from({ length: ROUNDS }, () => {
    const began = performance.now()
    decide({ type: 'SupervisionRound', at, directory, consoles: new Map() }, state)
    return performance.now() - began
  })
}

async function changesAndPresses(town: Town): Promise<{ changes: number[]; presses: number[] }> {
  const hub = await startHub(town)
  const admin = await signIn(hub.httpUrl, ADMIN)
  const [button] = await connectButtons(hub, 1)
  if (!button) throw new Error('no button')
  const changes: number[] = []
  const presses: number[] = []
  let changing = true
  const pressing = (async () => {
    for (let n = 0; changing; n += 1) {
      presses.push(await within(LIMIT_MS, 'a PUBACK', button.press(`change-${n}`)))
      await pause(5)
    }
  })()
  for (let n = 0; n < CHANGES; n += 1) {
    const began = performance.now()
    await admin.call('PATCH', `/buttons/${hub.credentials(n).clientId}`, { label: `Nút ${n}, quầy` })
    changes.push(performance.now() - began)
  }
  changing = false
  await pressing
  button.end()
  await hub.stop()
  return { changes, presses }
}
