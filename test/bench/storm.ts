/** A town whose buttons all lose their line within five seconds and come back within sixty, and a press in the middle of it. */

import type { Town } from '../harness/town.ts'
import { connectButtons } from './buttons.ts'
import { spread } from './figures.ts'
import { startHub } from './our-hub.ts'
import type { Section } from './table.ts'
import { pause, within } from './within.ts'

const LOST_WITHIN_MS = 5_000
const BACK_WITHIN_MS = 60_000
const LIMIT_MS = 30_000
const COLUMNS = ['p50 ms', 'p99 ms', 'max ms']

/** @param town one button more than those of the storm */
export async function storm(town: Town): Promise<Section> {
  const hub = await startHub(town)
  const tellers = new Map<string, (at: number) => void>()
  await hub.listen((button, presses) => tellers.get(`${button} ${presses}`)?.(performance.now()))
  const [pressed, ...others] = await connectButtons(hub, town.credentials.length)
  if (!pressed) throw new Error('no button')
  let count = 0
  /** Until it is on the console. */
  async function press(): Promise<number> {
    count += 1
    const seen = Promise.withResolvers<number>()
    tellers.set(`${pressed?.id} ${count}`, seen.resolve)
    const began = performance.now()
    await within(LIMIT_MS, 'a PUBACK', pressed?.press(`storm-${count}`) ?? Promise.reject(new Error('no button')))
    return (await within(LIMIT_MS, 'a press on the console', seen.promise)) - began
  }
  async function pressUntil(done: () => boolean): Promise<number[]> {
    const measured: number[] = []
    while (!done()) {
      measured.push(await press())
      await pause(20)
    }
    return measured
  }

  const restEnds = performance.now() + LOST_WITHIN_MS
  const atRest = await pressUntil(() => performance.now() > restEnds)

  let lost = 0
  const losing = (async () => {
    for (const button of others) {
      button.end()
      lost += 1
      if (lost % 20 === 0) await pause((LOST_WITHIN_MS / others.length) * 20)
    }
  })()
  const whileLost = await pressUntil(() => lost === others.length)
  await losing

  let back = false
  const returning = within(BACK_WITHIN_MS, 'all buttons connected', connectButtons(hub, town.credentials.length, 1)).then((all) => {
    back = true
    return all
  })
  const whileBack = await pressUntil(() => back)
  for (const button of await returning) button.end()
  pressed.end()
  await hub.stop()

  const row = (who: string, measured: readonly number[]) => ({ who, values: Object.values(spread(measured)) })
  return {
    title: `Press to console in a storm of ${others.length} buttons`,
    columns: COLUMNS,
    rows: [
      row('in the storm', [...whileLost, ...whileBack]),
      row('while they are lost', whileLost),
      row('while they come back', whileBack),
      row('before it', atRest),
    ],
    targets: { 'max ms': 100 },
  }
}
