import { useCallback, useEffect, useState } from 'react'
import type { Proofs } from './proof.ts'
import { testPush } from './subscribe.ts'

/** A push that took longer came too late to matter. */
const TEST_WAITS_MS = 30_000

export type TestState =
  | 'idle'
  /** Waiting for the screen to go dark; then the hub is asked. */
  | 'armed'
  | 'sent'
  /** It came, but the page was back in sight before it. */
  | 'in-sight'
  | 'late'
  /** The hub knows no phone. */
  | 'nothing'
  | 'too-many'
  | 'failed'

export type Test = { state: TestState; arm: () => void; cancel: () => void }

/** Arms a test that goes off when the page leaves sight: a test that arrives on a lit page proves nothing. */
export function useTest({ shown, away }: Proofs): Test {
  const [state, setState] = useState<TestState>('idle')
  const [sentAt, setSentAt] = useState(0)

  useEffect(() => {
    if (state !== 'armed') return
    const dark = () => {
      if (document.visibilityState !== 'hidden') return
      setSentAt(Date.now())
      setState('sent')
      void testPush().then((came) => {
        if ('status' in came) setState(came.status === 429 ? 'too-many' : 'failed')
        else if (came.phones === 0) setState('nothing')
        else if (came.accepted === 0) setState('failed')
      })
    }
    document.addEventListener('visibilitychange', dark)
    return () => document.removeEventListener('visibilitychange', dark)
  }, [state])

  useEffect(() => {
    if (state !== 'sent' && state !== 'late') return
    if (away && away.at >= sentAt) setState('idle')
    else if (shown && shown.at >= sentAt) setState('in-sight')
    if (state === 'late') return
    // A dark page's clocks may stand still: what counts is how late it is when somebody looks.
    const look = () => {
      if (Date.now() - sentAt > TEST_WAITS_MS) setState('late')
    }
    const timer = setInterval(look, 1_000)
    return () => clearInterval(timer)
  }, [state, sentAt, shown, away])

  return { state, arm: useCallback(() => setState('armed'), []), cancel: useCallback(() => setState('idle'), []) }
}
