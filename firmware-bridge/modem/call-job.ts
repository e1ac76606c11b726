/** One call that is to be made, and how it stands. */
import type { CallStatusMessage } from '../../hub/contract/modem-messages.ts'

export type CallJob = {
  id: string
  to: string
  say: string[]
  /** ms since 1970 */
  expiresAt: number
  takenAt: number
  /** What was said of it last: told again when it is asked again. */
  last: Omit<CallStatusMessage, 'id' | 'at'>
}

export const isOver = ({ last }: CallJob): boolean => last.state === 'ended' || last.state === 'failed'

/** `+CLCC: <id>,<dir>,<stat>,<mode>,…` (3GPP TS 27.007 §7.18): the state of our own voice call, or null when there is none. */
export function stateIn(lines: readonly string[]): 'dialling' | 'ringing' | 'answered' | null {
  for (const line of lines) {
    const [, direction, state, mode] = /^\+CLCC: ?\d+,(\d),(\d),(\d)/.exec(line) ?? []
    if (direction !== '0' || mode !== '0') continue
    if (state === '0' || state === '1') return 'answered'
    return state === '3' ? 'ringing' : 'dialling'
  }
  return null
}
