/** What this phone has proved, as the hub knows it: the page tells what it has done, and looks again every second. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { PHONE_STEPS, type PhoneCheck, type PhoneCheckBody, type PhoneStep } from '../../../hub/contract/phone-check.ts'
import { ApiError } from '../api/api-error.ts'
import { call } from '../api/call.ts'
import { subscribeWith } from '../push/enroll.ts'
import { pushAbility } from '../push/subscribe.ts'
import { registerWorker } from '../push/worker.ts'

const LOOK_EVERY_MS = 1000
/** A worker is installed in seconds; one that is not by then says why in no other way. */
const WORKER_MS = 20_000
const KEPT = 'tieng-chuong.phone-check'

type Did = NonNullable<PhoneCheckBody['did']>
export type Steps = ReadonlyMap<PhoneStep, { ok: boolean; why?: string }>

/** The same after a reload. By getRandomValues, because a plain http page has no randomUUID. */
function thisPhone(): string {
  const kept = sessionStorage.getItem(KEPT)
  if (kept) return kept
  const made = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  sessionStorage.setItem(KEPT, made)
  return made
}

/** What is over does not come back by asking again. */
const isOver = (error: unknown) => error instanceof ApiError && (error.code === 'phone-check-over' || error.code === 'phone-check-taken')

export function usePhoneCheck(token: string) {
  const cache = useQueryClient()
  const [phone] = useState(thisPhone)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<unknown>(null)
  const own = useRef<PushSubscription | null>(null)
  const tell = useCallback(
    (more: Pick<PhoneCheckBody, 'did' | 'subscription'> = {}) => call<PhoneCheck>('POST', '/phone-check', { token, phone, ...more }),
    [token, phone],
  )
  const key = ['phone-check', token]
  const { data, error } = useQuery({
    queryKey: key,
    queryFn: () => tell({ did: { step: 'page', ok: isSecureContext, ...(!isSecureContext && { why: 'insecure' }) } }),
    enabled: token !== '',
    retry: (_times, why) => !isOver(why),
    refetchInterval: ({ state }) => (isOver(state.error) || isPassed(state.data) ? false : LOOK_EVERY_MS),
  })
  const note = useCallback(
    async (more: Pick<PhoneCheckBody, 'did' | 'subscription'>) => {
      cache.setQueryData(['phone-check', token], await tell(more))
    },
    [cache, tell, token],
  )
  const did = useCallback((step: Did['step'], ok: boolean, why?: string) => note({ did: { step, ok, ...(why && { why }) } }), [note])

  const isOpen = data !== undefined
  useEffect(() => {
    if (!isOpen) return undefined
    const stop = registerWorker(() => true)
    void workerStands().then((why) => did('worker', why === null, why ?? undefined).catch(() => undefined))
    return stop
  }, [isOpen, did])

  /** From a touch: asks for permission, subscribes, and lets the hub send its push. */
  async function allow(): Promise<void> {
    setBusy(true)
    setFailed(null)
    try {
      const asked = 'Notification' in window ? await Notification.requestPermission() : 'denied'
      if (asked !== 'granted') return await did('permission', false, pushAbility())
      await did('permission', true)
      const { pushManager } = await navigator.serviceWorker.ready
      const before = await pushManager.getSubscription()
      const subscription = await subscribeWith(pushManager, data?.publicKey ?? '')
      if (!before) own.current = subscription
      await note({ subscription: subscription.toJSON() as NonNullable<PhoneCheckBody['subscription']> })
    } catch (error) {
      setFailed(error)
    } finally {
      setBusy(false)
    }
  }

  // A phone that is nobody's is left as it was found; one that somebody carries keeps what its patrol page has made.
  const passed = isPassed(data)
  useEffect(() => {
    if (passed) own.current?.unsubscribe().catch(() => undefined)
  }, [passed])

  const steps: Steps = new Map(data?.steps.map(({ step, ok, why }) => [step, { ok, ...(why !== undefined && { why }) }]))
  return { steps, error: failed ?? (isOpen && !isOver(error) ? null : error), isOpen, busy, allow, did, passed }
}

export const isPassed = (check: PhoneCheck | undefined): boolean =>
  check !== undefined && PHONE_STEPS.every((step) => check.steps.some((came) => came.step === step && came.ok))

/** Null: it stands; else why not, for the hub's terminal. */
async function workerStands(): Promise<string | null> {
  if (!('serviceWorker' in navigator)) return pushAbility()
  const { promise, resolve } = Promise.withResolvers<string>()
  const timer = setTimeout(() => resolve('the worker was not installed in time'), WORKER_MS)
  const first = await Promise.race([navigator.serviceWorker.ready.then(() => null), promise])
  clearTimeout(timer)
  return first
}
