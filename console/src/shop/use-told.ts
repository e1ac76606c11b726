/**
 * Whether this phone takes the news of its owner's shops. Only whoever asked for it here: a phone that may show notifications for
 * another reason is not thereby a phone that wants these.
 */
import { useCallback, useEffect, useState } from 'react'
import { ApiError } from '../api/api-error.ts'
import { useFeed } from '../feed/feed.ts'
import { goTo } from '../path.ts'
import type { WorkerSays } from '../push/proof.ts'
import { forget, type PushAbility, pushAbility, subscribe } from '../push/subscribe.ts'
import { registerWorker } from '../push/worker.ts'

/** Whose news this browser takes. */
const KEPT = 'tieng-chuong-told'

export type Told = {
  says: 'on' | 'off' | 'waits' | 'hub-away' | 'no-service' | Exclude<PushAbility, 'allowed' | 'not-asked'>
  busy: boolean
  turnOn: () => void
  turnOff: () => Promise<void>
}

/** @param person null: nobody who is told of a shop */
export function useTold(person: string | null): Told {
  const { connected } = useFeed()
  const [ability, setAbility] = useState(pushAbility)
  const [wanted, setWanted] = useState(() => person !== null && localStorage.getItem(KEPT) === person)
  const [subscribed, setSubscribed] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)

  const enroll = useCallback(() => {
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

  // Nothing on this page may change of itself before somebody's eyes, and a test that runs must not be lost.
  useEffect(
    () => (wanted ? registerWorker(() => document.visibilityState === 'hidden' && !location.pathname.endsWith('/test')) : undefined),
    [wanted],
  )
  // At every opening and when the hub is back: subscriptions vanish by themselves.
  useEffect(() => {
    if (wanted && connected && ability === 'allowed') enroll()
  }, [wanted, connected, ability, enroll])
  useEffect(() => {
    const said = ({ data }: MessageEvent<WorkerSays>) => {
      if (data?.type === 'resubscribe' && wanted) enroll()
      if (data?.type === 'go') follow(data.path)
    }
    const worker = 'serviceWorker' in navigator ? navigator.serviceWorker : null
    worker?.addEventListener('message', said)
    return () => worker?.removeEventListener('message', said)
  }, [wanted, enroll])

  const turnOn = useCallback(() => {
    if (person === null) return
    if (wanted) return enroll()
    setBusy(true)
    // At the touch itself: a browser asks nobody who has not touched.
    void Notification.requestPermission()
      .then((given) => {
        if (given !== 'granted') return
        localStorage.setItem(KEPT, person)
        setWanted(true)
      })
      .finally(() => {
        setAbility(pushAbility())
        setBusy(false)
      })
  }, [person, wanted, enroll])

  const turnOff = useCallback(async () => {
    localStorage.removeItem(KEPT)
    setWanted(false)
    setBusy(true)
    await forget().finally(() => {
      setSubscribed(false)
      setError(null)
      setBusy(false)
    })
  }, [])

  return { says: saysOf({ ability, wanted, subscribed, busy, connected, error }), busy, turnOn, turnOff }
}

type Facts = { ability: PushAbility; wanted: boolean; subscribed: boolean; busy: boolean; connected: boolean; error: unknown }

function saysOf({ ability, wanted, subscribed, busy, connected, error }: Facts): Told['says'] {
  if (ability !== 'allowed' && ability !== 'not-asked') return ability
  if (!wanted || ability === 'not-asked') return 'off'
  if (subscribed) return 'on'
  if (!connected || (error instanceof ApiError && error.status === 0)) return 'hub-away'
  return busy || error === null ? 'waits' : 'no-service'
}

/** A touched notification asks for a shop; whoever tests there, or is writing, is left at it. */
function follow(path: string): void {
  const [, , site, step] = location.pathname.split('/')
  if (path === `/shop/${site}` && (step === 'test' || step === 'contacts')) return
  goTo(path)
}
