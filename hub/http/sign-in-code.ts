/** The code beside the password: six digits of the app, or a recovery code, whichever it looks like. */
import type { FastifyReply } from 'fastify'
import type { PersonId } from '../contract/ids.ts'
import type { HttpDeps } from './deps.ts'
import { problem } from './problem.ts'

export type CodeAnswer = 'fits' | 'used' | 'wrong' | 'wrong-recovery-code' | 'unwritable'

/** What fits is used up. A recovery code is, before anybody is let in, also on the disk: it would be good for years. */
export async function spendCode(
  { clock, registry, log }: Pick<HttpDeps, 'clock' | 'registry' | 'log'>,
  person: PersonId,
  given: string,
): Promise<CodeAnswer> {
  const code = given.replaceAll(/[\s-]/g, '')
  if (/^\d{6}$/.test(code)) return registry.verifyCode(person, code, clock.now())
  try {
    const answer = await registry.submit({ type: 'UseRecoveryCode', at: clock.now(), by: person, id: person, code })
    return answer.ok ? 'fits' : 'wrong-recovery-code'
  } catch (error) {
    log.error({ err: error }, 'a recovery code could not be struck, so nobody was let in with it')
    return 'unwritable'
  }
}

/** `now`: the hub's time, so that a page can say that one of the two clocks is wrong. */
export function refuseCode(reply: FastifyReply, answer: Exclude<CodeAnswer, 'fits'>, at: number): FastifyReply {
  const now = new Date(at).toISOString()
  switch (answer) {
    case 'unwritable':
      return problem(reply, 503, 'registry-unwritable', 'The disk did not take the write: use the six digits of the app, or try again.')
    case 'wrong-recovery-code':
      return problem(reply, 401, 'wrong-recovery-code', 'This is not one of the recovery codes that are left.')
    case 'used':
      return problem(reply, 401, 'code-used', 'This code has opened a door already: wait for the next one of the app.', { now })
    case 'wrong':
      return problem(reply, 401, 'wrong-code', 'This is not the code of now: look at the clock of the phone and of the hub.', { now })
  }
}

/** The password was right, and is not enough. */
export const askForCode = (reply: FastifyReply): FastifyReply =>
  problem(reply, 401, 'second-factor-needed', 'Send six digits of the app, or a recovery code, as `code` with the rest.')
