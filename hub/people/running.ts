/** Through the running hub: the change goes its ordinary way, in its turn, onto the record. */
import type { BoxDoor } from '../box.ts'
import { askBox } from '../box-client.ts'
import type { BoxPerson, Reset } from '../contract/box.ts'
import type { ResetAnswer, Road } from './reset.ts'

/** Null: nobody answers there, the hub that left word is gone. */
export async function runningHub(door: BoxDoor): Promise<Road | null> {
  const first = await askBox<{ items: BoxPerson[] }>(door, 'GET', '/people').catch(() => null)
  // A 403 is another program, or another hub, on the port of one that was killed.
  if (!first?.ok) return null
  return {
    list: async () => first.body.items,
    async reset(username): Promise<ResetAnswer> {
      const answer = await askBox<Reset>(door, 'POST', '/people/reset', { username })
      if (answer.ok) return { did: 'reset', person: answer.body.person, url: `${door.url}${answer.body.path}`, recorded: true }
      const { code, detail = code } = answer.problem
      if (code === 'no-such-person') return { did: 'nothing', why: 'unknown' }
      if (code === 'person-disabled') return { did: 'nothing', why: 'disabled' }
      return { did: 'nothing', why: 'refused', said: detail }
    },
    async close() {},
  }
}
