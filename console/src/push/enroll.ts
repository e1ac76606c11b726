import { call } from '../api/call.ts'

/** Longer than a slow push service takes; one that never answers must not leave the page waiting for ever. */
const SUBSCRIBE_MS = 20_000

export type Enrolled = { id: string; endpoint: string }

/**
 * Subscribes and tells the hub. Done again at every opening and when the browser says that a subscription changed, because they
 * vanish by themselves (iOS after days). @returns its endpoint, and what the hub calls it. @throws DOMException or ApiError
 */
export async function enroll({ pushManager }: Pick<ServiceWorkerRegistration, 'pushManager'>): Promise<Enrolled> {
  const { publicKey } = await call<{ publicKey: string }>('GET', '/push/key')
  const made = await subscribeWith(pushManager, publicKey)
  return await call<Enrolled>('POST', '/push/subscriptions', made.toJSON())
}

/** @param publicKey VAPID, base64url. @throws DOMException */
export async function subscribeWith(pushManager: PushManager, publicKey: string): Promise<PushSubscription> {
  const key = bytes(publicKey)
  const old = await pushManager.getSubscription()
  // A subscription made for another hub's key can never be used by this one.
  if (old && !same(old.options.applicationServerKey, key)) await old.unsubscribe()
  return await within(pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }), SUBSCRIBE_MS)
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}

function same(kept: ArrayBuffer | null, key: Uint8Array): boolean {
  if (!kept || kept.byteLength !== key.byteLength) return false
  const view = new Uint8Array(kept)
  return key.every((byte, place) => view[place] === byte)
}

function within<Value>(promise: Promise<Value>, ms: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DOMException('timeout', 'TimeoutError')), ms)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
