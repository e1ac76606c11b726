import { type Finding, say } from '../sentences.ts'
import type { World } from '../world.ts'

/** An answer's date has whole seconds and was on its way; a push service minds minutes (RFC 8292 §2). */
const APART_MS = 60_000

/** All at once: one that does not answer keeps no other waiting. */
export async function pushCheck({ pushDoors, reachPush, now }: Pick<World, 'pushDoors' | 'reachPush' | 'now'>): Promise<Finding[]> {
  const tried = await Promise.all(pushDoors.map(async ({ host, port }) => ({ host, port, came: await reachPush(host, port), at: now() })))
  const dated = tried.flatMap(({ host, came, at }) => (came.ok && came.value.date !== null ? [{ host, apart: at - came.value.date }] : []))
  const isCutOff = tried.length > 0 && tried.every(({ came }) => !came.ok && !came.distrusted)
  if (isCutOff) return [say('push-none')]
  return [
    ...tried.map(({ host, port, came }) => {
      if (came.ok) return say('push-reached', { host })
      return say(came.distrusted ? 'push-distrusted' : 'push-blocked', { host, port, why: came.why })
    }),
    ...clock(dated),
  ]
}

/** One word for all: they have one time. */
function clock([first]: readonly { host: string; apart: number }[]): Finding[] {
  if (!first) return []
  const seconds = Math.round(Math.abs(first.apart) / 1000)
  return [say(Math.abs(first.apart) > APART_MS ? 'clock-wrong' : 'clock-agrees', { host: first.host, seconds })]
}
