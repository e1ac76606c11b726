/** Who is signed in on this phone, so that the page opens in a dead spot too. The cookie stays the only thing that lets anybody in. */
import type { Session } from '../../../hub/contract/api.ts'
import { changeKept, forgetKept, readKept } from './store.ts'

const KEY = 'session'

export const keptSession = async (): Promise<Session | null> => (await readKept<Session>(KEY)) ?? null

/** What another person left on this phone goes first. */
export async function keepSession(session: Session): Promise<void> {
  const old = await keptSession()
  if (old && old.person.id !== session.person.id) await forgetKept()
  await changeKept<Session>(KEY, () => session)
}
