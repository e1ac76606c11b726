/** What `npm run people` can do, by either road. */
import type { BoxPerson } from '../contract/box.ts'

export type ResetAnswer =
  /** `path` of the page on which the new password is chosen. `recorded`: the journal has it now; else the next start of the hub writes it. */
  { did: 'reset'; person: BoxPerson; url: string; secondFactorOff: boolean; recorded: boolean } | Nothing
export type SecondFactorAnswer = { did: 'second-factor-off'; person: BoxPerson; recorded: boolean } | Nothing

export type Nothing =
  | { did: 'nothing'; why: 'unknown' | 'disabled' | 'not-yet-set-up' | 'journal-first' | 'no-second-factor' }
  | { did: 'nothing'; why: 'refused'; said: string }

export type Road = {
  list(): Promise<readonly BoxPerson[]>
  reset(username: string): Promise<ResetAnswer>
  secondFactorOff(username: string): Promise<SecondFactorAnswer>
  close(): Promise<void>
}
