/** Wakes the phone. Whatever a push carries, something is shown: a silent push is a lost alarm, and three of them cost the subscription (iOS). */
import { cleanupOutdatedCaches, matchPrecache, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching'
import { keepShown, type PageSays, type WorkerSays } from '../push/proof.ts'
import { type Alarm, readPush } from './read-push.ts'
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

self.addEventListener('push', (event) => event.waitUntil(show(readPush(event.data?.text() ?? ''))))

async function show(alarm: Alarm): Promise<void> {
  // A browser that dislikes one of the options must not keep the alarm from being seen.
  await self.registration
    .showNotification(alarm.title, alarm.options)
    .catch(() => self.registration.showNotification(alarm.title, { body: alarm.options.body ?? '', data: alarm.options.data }))
  const at = Date.now()
  await Promise.allSettled([sendReceipt(alarm.token, 'shown'), keepShown(at), tellPages({ type: 'push-shown', at, what: alarm.what })])
}

async function tellPages(said: WorkerSays): Promise<void> {
  for (const page of await self.clients.matchAll({ type: 'window', includeUncontrolled: true })) page.postMessage(said)
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { navigate, token } = event.notification.data as Pick<Alarm, 'navigate' | 'token'>
  event.waitUntil(Promise.allSettled([open(navigate), sendReceipt(token, 'opened')]))
})

/** An open page is brought forward rather than a second one opened: it already holds the feed. */
async function open(path: string): Promise<void> {
  const address = new URL(path, self.location.origin)
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const page = pages.find(({ url }) => new URL(url).pathname === address.pathname) ?? pages[0]
  if (!page) {
    await self.clients.openWindow(address.href)
    return
  }
  await page.focus()
  if (page.url !== address.href) await page.navigate(address.href).catch(() => null)
}

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
