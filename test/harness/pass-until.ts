/** Lets time pass a second at a time until something is so; each second leaves what it started the time to come about. */
import type { PushedClock } from './clock.ts'
import { until } from './until.ts'

const REAL_MS = 200

/** @param most seconds of the pushed clock; after them it is only waited */
export async function passUntil(what: string, clock: Pick<PushedClock, 'push'>, most: number, look: () => unknown): Promise<void> {
  const isSo = () =>
    until(what, look, REAL_MS).then(
      () => true,
      () => false,
    )
  for (let passed = 0; passed < most; passed += 1) {
    if (await isSo()) return
    await clock.push(1_000)
  }
  await until(what, look, 30_000)
}
