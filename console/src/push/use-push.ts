import { useCallback, useEffect, useState } from 'react'
import { lastShown, type WorkerSays } from './proof.ts'
import { type PushAbility, pushAbility, subscribe, testPush } from './subscribe.ts'

/** A month-old proof says nothing about a phone that was updated last night. */
const PROOF_HOLDS_MS = 7 * 86_400_000
/** A push that took longer came too late to matter. */
const TEST_WAITS_MS = 30_000

export type TestState = 'idle' | 'sent' | 'shown' | 'late' | 'nothing' | 'failed'
export type Push = {
  ability: PushAbility
  /** The hub knows this phone. */
  subscribed: boolean
  /** Last time this phone really showed a push, ms since 1970. */
  shownAt: number | null
  proven: boolean
  error: unknown
  busy: boolean
  test: TestState
  allow: () => void
  sendTest: () => void
}

export function usePush(): Push {
  const [ability, setAbility] = useState(pushAbility)
  const [subscribed, setSubscribed] = useState(false)
  const [shownAt, setShownAt] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [test, setTest] = useState<TestState>('idle')

  const allow = useCallback(() => {
    setBusy(true)
    subscribe()
      .then(() => {
        setSubscribed(true)
        setError(null)
      })
      .catch(setError)
      .finally(() => {
        setAbility(pushAbility())
        setBusy(false)
      })
  }, [])

  useEffect(() => {
    if (pushAbility() === 'allowed') allow()
  }, [allow])

  useEffect(() => {
    const look = () => void lastShown().then(setShownAt, () => undefined)
    const said = ({ data }: MessageEvent<WorkerSays>) => {
      if (data?.type !== 'push-shown') return
      setShownAt(data.at)
      if (data.what === 'test') setTest('shown')
    }
    look()
    const worker = 'serviceWorker' in navigator ? navigator.serviceWorker : null
    worker?.addEventListener('message', said)
    document.addEventListener('visibilitychange', look)
    return () => {
      worker?.removeEventListener('message', said)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])

  useEffect(() => {
    if (test !== 'sent') return
    const timer = setTimeout(() => setTest('late'), TEST_WAITS_MS)
    return () => clearTimeout(timer)
  }, [test])

  const sendTest = useCallback(() => {
    setTest('sent')
    testPush()
      .then(({ phones, accepted }) => {
        if (phones === 0) setTest('nothing')
        else if (accepted === 0) setTest('failed')
      })
      .catch((cause: unknown) => {
        setTest('failed')
        setError(cause)
      })
  }, [])

  const proven = shownAt !== null && Date.now() - shownAt < PROOF_HOLDS_MS
  return { ability, subscribed, shownAt, proven, error, busy, test, allow, sendTest }
}
