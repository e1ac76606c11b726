/** Through the running hub: the change goes its ordinary way, in its turn, onto the record. */
import type { BoxDoor } from '../box.ts'
import { askBox } from '../box-client.ts'
import type { BoxPerson, Reset, SecondFactorOff } from '../contract/box.ts'
import type { Nothing, ResetAnswer, Road, SecondFactorAnswer } from './reset.ts'

/** Null: nobody answers there, the hub that left word is gone. */
export async function runningHub(door: BoxDoor): Promise<Road | null> {
  const first = await askBox<{ items: BoxPerson[] }>(door, 'GET', '/people').catch(() => null)
  // A 403 is another program, or another hub, on the port of one that was killed.
  if (!first?.ok) return null
  return {
    list: async () => first.body.items,
    async reset(username): Promise<ResetAnswer> {
      const answer = await askBox<Reset>(door, 'POST', '/people/reset', { username })
      if (!answer.ok) return nothing(answer.problem)
      const { person, path, secondFactorOff } = answer.body
      return { did: 'reset', person, url: `${door.url}${path}`, secondFactorOff, recorded: true }
    },
    async secondFactorOff(username): Promise<SecondFactorAnswer> {
      const answer = await askBox<SecondFactorOff>(door, 'POST', '/people/second-factor-off', { username })
      return answer.ok ? { did: 'second-factor-off', person: answer.body.person, recorded: true } : nothing(answer.problem)
    },
    async close() {},
  }
}

function nothing({ code, detail = code }: { code: string; detail?: string | undefined }): Nothing {
  if (code === 'no-such-person') return { did: 'nothing', why: 'unknown' }
  if (code === 'person-disabled') return { did: 'nothing', why: 'disabled' }
  if (code === 'no-second-factor') return { did: 'nothing', why: 'no-second-factor' }
  return { did: 'nothing', why: 'refused', said: detail }
}
