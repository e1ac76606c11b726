import { API, call } from '../api/call.ts'
import { type Enrolled, enroll } from './enroll.ts'
import { isIos } from './make.ts'

export type PushAbility = 'insecure' | 'in-app' | 'ios-install' | 'unsupported' | 'denied' | 'not-asked' | 'allowed'

type WithStandalone = Navigator & { standalone?: boolean }
const isInstalled = () => matchMedia('(display-mode: standalone)').matches || (navigator as WithStandalone).standalone === true

/** The browser inside another app has no push; a link sent in a chat opens there. */
const IN_APP = /Zalo|FBAN|FBAV|Messenger|Instagram|Line\//

/** What stands between this phone and being woken, from the outside in. */
export function pushAbility(): PushAbility {
  if (!isSecureContext) return 'insecure'
  if (IN_APP.test(navigator.userAgent)) return 'in-app'
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window))
    return isIos() && !isInstalled() ? 'ios-install' : 'unsupported'
  return Notification.permission === 'granted' ? 'allowed' : Notification.permission === 'denied' ? 'denied' : 'not-asked'
}

/** Asks for permission where needed, then subscribes. @throws DOMException or ApiError */
export async function subscribe(): Promise<Enrolled> {
  if ((await Notification.requestPermission()) !== 'granted') throw new DOMException('permission', 'NotAllowedError')
  return await enroll(await navigator.serviceWorker.ready)
}

/** Whoever signs out here is not called here: the name of a shop must not stand on a stranger's screen. */
export async function unsubscribe(): Promise<void> {
  const kept = hasPush() ? await (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription() : null
  if (kept) await call('DELETE', '/push/subscriptions', { endpoint: kept.endpoint })
}

/** Takes back what was allowed here, with the push service as well: also without the hub nothing reaches this phone any more. */
export async function forget(): Promise<void> {
  const kept = hasPush() ? await (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription() : null
  await unsubscribe().catch(() => undefined)
  await kept?.unsubscribe().catch(() => undefined)
}

/** A push service that takes a push and shows nothing may have lost this phone: it is given another address. @throws as `subscribe` */
export async function renew(): Promise<Enrolled> {
  const kept = hasPush() ? await (await navigator.serviceWorker.ready).pushManager.getSubscription() : null
  await unsubscribe().catch(() => undefined)
  await kept?.unsubscribe()
  return await subscribe()
}

/** A page that is in sight makes the hub's own quiet tests superfluous. */
export async function closeProbes(): Promise<void> {
  const registration = hasPush() ? await navigator.serviceWorker.getRegistration() : undefined
  for (const shown of (await registration?.getNotifications({ tag: PROBE_TAG })) ?? []) shown.close()
}
/** As in hub/notify/message.ts. */
const PROBE_TAG = 'probe'

const hasPush = () => 'serviceWorker' in navigator && 'PushManager' in window

/**
 * What a test came to: how many phones the hub knows, how many the push services took; or a status. `keepalive`, because it is
 * asked for in the moment the screen goes dark.
 */
export async function testPush(): Promise<{ phones: number; accepted: number } | { status: number }> {
  const options = { method: 'POST', credentials: 'same-origin', keepalive: true } as const
  const response = await fetch(`${API}/push/test`, options).catch(() => null)
  return response?.ok ? response.json() : { status: response?.status ?? 0 }
}
