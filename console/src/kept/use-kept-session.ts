import { useEffect, useState } from 'react'
import type { Session } from '../../../hub/contract/api.ts'
import { keepSession, keptSession } from './kept-session.ts'
import { forgetKept, onKept } from './store.ts'

/**
 * Who was signed in here when the hub was last heard.
 * @param session what the hub says: undefined not yet, null nobody, and then nothing is kept
 * @param failed the hub could not be asked: from the first time on the kept one stands in, until the hub has spoken
 * @param keep only a page that works in a dead spot keeps it
 */
export function useKeptSession(session: Session | null | undefined, failed: boolean, keep: boolean): Session | null {
  const [kept, setKept] = useState<Session | null>(null)
  const [unheard, setUnheard] = useState(false)
  useEffect(() => {
    if (failed) setUnheard(true)
  }, [failed])
  useEffect(() => {
    const read = () => void keptSession().then(setKept)
    read()
    return onKept(read)
  }, [])
  useEffect(() => {
    if (session === null) void forgetKept()
    if (session && keep) void keepSession(session)
  }, [session, keep])
  return keep && unheard && session === undefined ? kept : null
}
