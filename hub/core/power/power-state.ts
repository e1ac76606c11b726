/** What the UPS of a station says, and what was told of it. */
import type { PersonId } from '../../contract/ids.ts'

export type PowerState = {
  source: 'ups' | 'gateway'
  mains: boolean
  low: boolean
  battery?: number
  /** How long the battery lasts, as said at `minutesAt`. */
  minutes?: number
  minutesAt?: number
  /** When the mains last went or came, flickers too. */
  changedAt: number
  heardAt: number
  /** Failures too short to be told. */
  flickers: number
  /** Since when the mains are told to be away. */
  failedAt: number | null
  lowAt: number | null
  /** Since when the UPS itself is not heard. */
  lostAt: number | null
  goodbye: { at: number; people: PersonId[] } | null
}
