/** Wakes the phone. Whatever a push carries, something is shown: a silent push is a lost alarm, and three of them cost the subscription (iOS). */
import { cleanupOutdatedCaches, matchPrecache, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching'
import { forgetIncident } from '../kept/last-known.ts'
import { deliver } from '../outbox/deliver.ts'
import { forgetDeeds } from '../outbox/outbox.ts'
import { enroll } from '../push/enroll.ts'
import { keepProof, type PageSays, type WorkerSays } from '../push/proof.ts'
import { act, actionsFor, isAct, refusal } from './acts.ts'
import { type Alarm, type AlarmData, readDeclared, readPush, type Shown } from './read-push.ts'
import { sendReceipt } from './receipt.ts'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] }

// Pages are answered by `shell` below; the kept files only stand for themselves.
precacheAndRoute(self.__WB_MANIFEST, { directoryIndex: '', cleanURLs: false })
cleanupOutdatedCaches()

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
// The first worker may start at once; a later one waits until a page says that nothing rings.
self.addEventListener('message', (event) => {
  if ((event.data as PageSays | undefined)?.type === 'take-over') event.waitUntil(self.skipWaiting())
})

self.addEventListener('push', (event: PushEvent & { notification?: Notification }) => {
  event.waitUntil(show(event.notification ? readDeclared(event.notification) : readPush(event.data?.text() ?? '')))
})

async function show(alarm: Alarm): Promise<void> {
  // Before anything is shown: whoever looks at the page would see it there, and the screen is not dark.
  const away = !(await pages().catch(() => [])).some(({ visibilityState }) => visibilityState === 'visible')
  await notify(alarm.title, { ...alarm.options, actions: actionsFor(alarm, alarm.options.lang ?? 'vi') })
  const at = Date.now()
  const { token, what, incident } = alarm
  clearProbes(alarm.options.tag)
  await Promise.allSettled([
    sendReceipt(token, 'shown'),
    proven(at, away),
    tellPages({ type: 'push-shown', at, what, away }),
    ...(what === 'closed' && incident ? [forgetIncident(incident), forgetDeeds(incident)] : []),
  ])
}

/** The hub's own quiet tests (hub/notify/message.ts). */
const PROBE_TAG = 'probe'
/** Long after the push is done: a browser that then sees nothing shown puts up a notice of its own. */
const PROBE_STAYS_MS = 20_000
/**
 * Chromium, asked what it shows in the moment in which a notification is being put up, forgets that one (seen with 156): it stands
 * on the screen, and a touch on it does nothing. So nobody asks until it surely stands there.
 */
const ALARM_STANDS_MS = 3_000

/** A quiet test goes by itself where the browser lets the worker live that long, and soon when something real is shown. */
function clearProbes(tag: string | undefined): void {
  const clear = () =>
    void self.registration.getNotifications({ tag: PROBE_TAG }).then(
      (probes) => {
        for (const probe of probes) probe.close()
      },
      () => undefined,
    )
  setTimeout(clear, tag === PROBE_TAG ? PROBE_STAYS_MS : ALARM_STANDS_MS)
}

/** A browser that dislikes one of the options must not keep the alarm from being seen. */
async function notify(title: string, options: Shown): Promise<void> {
  const { body, data } = options
  await self.registration.showNotification(title, options).catch(() => self.registration.showNotification(title, { body, data }))
}

async function proven(at: number, away: boolean): Promise<void> {
  const subscription = await self.registration.pushManager.getSubscription().catch(() => null)
  await keepProof({ at, endpoint: subscription?.endpoint ?? null }, away)
}

const pages = () => self.clients.matchAll({ type: 'window', includeUncontrolled: true })

async function tellPages(said: WorkerSays): Promise<void> {
  for (const page of await pages()) page.postMessage(said)
}

self.addEventListener('notificationclick', (event) => {
  const { notification, action } = event
  const data = notification.data as AlarmData
  if (isAct(action)) {
    event.waitUntil(Promise.allSettled([answer(action, notification, data), sendReceipt(data.token, 'opened')]))
    return
  }
  notification.close()
  event.waitUntil(Promise.allSettled([open(data.navigate, data.incident), sendReceipt(data.token, 'opened')]))
})

async function answer(action: 'acknowledge' | 'arrive', { lang, tag }: Notification, data: AlarmData): Promise<void> {
  await notify(...(await act(action, data, { lang, tag })))
  await (self.registration as WithSync).sync?.register('outbox').catch(() => undefined)
}

type WithSync = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } }
type SyncEvent = ExtendableEvent & { tag: string; lastChance: boolean }

/** The link is back (Background Sync): what waits is sent, and what still waits makes the browser try once more. */
self.addEventListener('sync', (event) => {
  const { tag, lastChance } = event as SyncEvent
  if (tag !== 'outbox') return
  const sent = deliver().then(async ({ refused, waits }) => {
    for (const deed of refused) await notify(...refusal(deed, navigator.language))
    if (waits && !lastChance) throw new Error('the hub cannot be reached yet')
  })
  ;(event as SyncEvent).waitUntil(sent)
})

/** The push service gave this phone another address: the hub must know it before the next alarm. */
self.addEventListener('pushsubscriptionchange', (event) => {
  const enrolled = enroll(self.registration).catch(() => tellPages({ type: 'resubscribe' }))
  ;(event as ExtendableEvent).waitUntil(enrolled)
})

/** An open page is brought forward and told what to show: it holds the feed, and a page that loads anew does not ring meanwhile. */
async function open(path: string, incident: string | undefined): Promise<void> {
  const address = new URL(path, self.location.origin)
  const all = await pages()
  const page =
    all.find(({ url }) => new URL(url).pathname === address.pathname) ??
    (isShop(address.pathname) ? all.find(({ url }) => isShop(new URL(url).pathname)) : undefined)
  if (!page) {
    await self.clients.openWindow(address.href)
    return
  }
  if (incident) page.postMessage({ type: 'choose', incident } satisfies WorkerSays)
  else if (isShop(address.pathname)) page.postMessage({ type: 'go', path: address.pathname } satisfies WorkerSays)
  await page.focus()
}

/** One page shows them all, and finds the way to each by itself. */
const isShop = (path: string) => path === '/shop' || path.startsWith('/shop/')

/** A page's address goes to the hub first; without the hub the kept shell opens, and says that it is cut off. */
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { pathname } = new URL(request.url)
  if (request.mode !== 'navigate' || pathname === '/index.html' || pathname.startsWith('/api/')) return
  event.respondWith(shell(request))
})

const HUB_ANSWERS_WITHIN_MS = 4000

async function shell(request: Request): Promise<Response> {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(HUB_ANSWERS_WITHIN_MS) })
  } catch {
    return (await matchPrecache('/index.html')) ?? Response.error()
  }
}
