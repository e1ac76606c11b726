import { useCallback, useEffect, useState } from 'react'
import { showAnswer, useFeed } from '../feed/feed.ts'
import { onKept } from '../kept/store.ts'
import { deliver } from './deliver.ts'
import { addDeed, dropDeed, readOutbox, renewDeed } from './outbox.ts'
import { type Deed, isWaiting, type NewDeed } from './queue.ts'

export type Outbox = {
  deeds: readonly Deed[]
  send: (deed: Omit<NewDeed, 'person'>) => void
  /** An old one that the person still means. */
  again: (key: string) => void
  drop: (key: string) => void
}

const RETRY_MS = 5_000

/** Everything a thumb does goes through here: shown at once as waiting, sent at once when there is a hub, and again until it is heard. */
export function useOutbox(person: string): Outbox {
  const [deeds, setDeeds] = useState<readonly Deed[]>([])
  const { connected } = useFeed()
  const waiting = deeds.some((deed) => isWaiting(deed, Date.now()))

  useEffect(() => {
    const read = () => void readOutbox().then((queue) => setDeeds(queue.filter((deed) => deed.person === person)))
    read()
    return onKept(read)
  }, [person])

  useEffect(() => {
    if (!waiting) return
    const timer = setInterval(() => void sendNow(), RETRY_MS)
    addEventListener('online', sendNow)
    return () => {
      clearInterval(timer)
      removeEventListener('online', sendNow)
    }
  }, [waiting])

  useEffect(() => {
    // The feed's return is the surest sign of a link.
    if (waiting && connected) void sendNow()
  }, [waiting, connected])

  const send = useCallback((deed: Omit<NewDeed, 'person'>) => void addDeed({ ...deed, person }).then(sendNow), [person])
  const again = useCallback((key: string) => void renewDeed(key).then(sendNow), [])
  const drop = useCallback((key: string) => void dropDeed(key), [])
  return { deeds, send, again, drop }
}

async function sendNow(): Promise<void> {
  const { waits } = await deliver(showAnswer)
  if (waits) await askWorker()
}

type WithSync = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } }

/** Where there is Background Sync the worker sends it even after the page is closed. */
async function askWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const worker = (await navigator.serviceWorker.getRegistration()) as WithSync | undefined
  await worker?.sync?.register('outbox').catch(() => undefined)
}
