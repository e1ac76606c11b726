import { call } from '../api/call.ts'

export type PushAbility = 'insecure' | 'unsupported' | 'denied' | 'not-asked' | 'allowed'

/** What stands between this phone and being woken, from the outside in. */
export function pushAbility(): PushAbility {
  if (!isSecureContext) return 'insecure'
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) return 'unsupported'
  return Notification.permission === 'granted' ? 'allowed' : Notification.permission === 'denied' ? 'denied' : 'not-asked'
}

/** Longer than a slow push service takes; one that never answers must not leave the page waiting for ever. */
const SUBSCRIBE_MS = 20_000

/**
 * Asks for permission where needed, subscribes and tells the hub. Done again at every opening, because subscriptions
 * vanish by themselves (iOS after days). @throws DOMException or ApiError
 */
export async function subscribe(): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted') throw new DOMException('permission', 'NotAllowedError')
  const [{ publicKey }, worker] = await Promise.all([call<{ publicKey: string }>('GET', '/push/key'), navigator.serviceWorker.ready])
  const key = bytes(publicKey)
  const old = await worker.pushManager.getSubscription()
  // A subscription made for another hub's key can never be used by this one.
  if (old && !same(old.options.applicationServerKey, key)) await old.unsubscribe()
  const made = await within(worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }), SUBSCRIBE_MS)
  await call('POST', '/push/subscriptions', made.toJSON())
}

/** What a test came to: how many phones the hub knows, how many the push services took. */
export const testPush = () => call<{ phones: number; accepted: number }>('POST', '/push/test')

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
