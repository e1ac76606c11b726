/** The last good-bye of the hub, kept in this browser so that it stands there when the hub has gone: whom to call, and no secret word. */
import { changeKept, readKept } from './store.ts'

export type SitePhones = { id: string; name: string; code: string; contacts: { name: string; role: string; phone: string }[] }
export type LastGoodbye = {
  /** ms since 1970 by the hub's clock. */
  asOf: number
  station: string
  /** When it was said; null: the mains have failed, and it may yet be said. */
  saidAt: string | null
  sites: SitePhones[]
}

const KEY = 'last-goodbye'
/** The power may be away for a night; nothing older may be taken for the present. */
const HOLDS_MS = 24 * 3_600_000

export const keepGoodbye = (last: LastGoodbye): Promise<unknown> => changeKept<LastGoodbye>(KEY, () => last)
export const forgetGoodbye = (): Promise<unknown> => changeKept<LastGoodbye>(KEY, () => undefined)

export async function readGoodbye(now: number): Promise<LastGoodbye | null> {
  const last = await readKept<LastGoodbye>(KEY)
  return last && now - last.asOf < HOLDS_MS ? last : null
}
