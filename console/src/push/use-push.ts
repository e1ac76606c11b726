import { useCallback, useEffect, useState } from 'react'
import { ApiError } from '../api/api-error.ts'
import { useFeed } from '../feed/feed.ts'
import { hubNow } from '../time/server-clock.ts'
import type { Enrolled } from './enroll.ts'
import { lastProofs, type Proofs, type WorkerSays } from './proof.ts'
import { type Standing, standingOf } from './standing.ts'
import { closeProbes, type PushAbility, pushAbility, renew as renewed, subscribe } from './subscribe.ts'
import { type Test, useTest } from './use-test.ts'

export type Push = {
  standing: Standing
  /** The hub knows this phone. */
  subscribed: boolean
  proofs: Proofs
  error: unknown
  busy: boolean
  test: Test
  allow: () => void
  /** Gives this phone another address at its push service. */
  renew: () => void
  /** What the hub calls this phone; null: it does not know it. */
  id: string | null
}

const NOTHING: Proofs = { shown: null, away: null }

/** @param onDutySince by the hub's clock */
export function usePush(onDutySince: string | undefined): Push {
  const [ability, setAbility] = useState<PushAbility>(pushAbility)
  const [enrolled, setEnrolled] = useState<Enrolled | null>(null)
  const endpoint = enrolled?.endpoint ?? null
  const [proofs, setProofs] = useState(NOTHING)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)

  const enroll = useCallback((how: () => Promise<Enrolled>) => {
    setBusy(true)
    how()
      .then((made) => {
        setEnrolled(made)
        setError(null)
      })
      .catch(setError)
      .finally(() => {
        setAbility(pushAbility())
        setBusy(false)
      })
  }, [])
  const allow = useCallback(() => enroll(subscribe), [enroll])
  const renew = useCallback(() => enroll(renewed), [enroll])

  // At every opening, and again when the hub is back: what it was not told it does not know.
  const { connected } = useFeed()
  useEffect(() => {
    if (connected && pushAbility() === 'allowed') allow()
  }, [allow, connected])

  useEffect(() => {
    const look = () => {
      setAbility(pushAbility())
      void lastProofs().then(setProofs, () => undefined)
      if (document.visibilityState === 'visible') void closeProbes().catch(() => undefined)
    }
    const said = ({ data }: MessageEvent<WorkerSays>) => {
      if (data?.type === 'push-shown') look()
      if (data?.type === 'resubscribe') allow()
    }
    look()
    const worker = 'serviceWorker' in navigator ? navigator.serviceWorker : null
    worker?.addEventListener('message', said)
    document.addEventListener('visibilitychange', look)
    return () => {
      worker?.removeEventListener('message', said)
      document.removeEventListener('visibilitychange', look)
    }
  }, [allow])

  const test = useTest(proofs)
  const now = Date.now()
  const since = onDutySince === undefined ? null : Date.parse(onDutySince) - (hubNow() - now)
  const subscribed = endpoint !== null
  const away = !connected || (error instanceof ApiError && error.status === 0)
  const failed = busy || (error === null && connected) ? null : away ? 'hub' : 'service'
  const standing = standingOf({ ability, subscribed, failed, proofs, endpoint, since, now })
  return { standing, subscribed, proofs, error, busy, test, allow, renew, id: enrolled?.id ?? null }
}
