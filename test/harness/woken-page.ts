/**
 * A patrol's page in Chromium with a phone that can be woken: the hub sends real pushes to a push service on this machine, and what
 * arrives there is handed to the page's worker by DevTools, because Chromium's own push service is not on this machine.
 */
import type { Browser, BrowserContextOptions, CDPSession, Worker } from 'playwright-core'
import type { PushPayload } from '../../hub/contract/api.ts'
import { type FakePhone, fakePhone } from './fake-phone.ts'
import { PHONE, type Watched, watch } from './pages.ts'
import type { PushService } from './push-service.ts'
import { until } from './until.ts'

export type WokenPage = {
  page: Watched
  phone: FakePhone
  /** Hands the newest push of this kind to the worker, as the browser would, and waits until it is shown. */
  deliver(what: PushPayload['what'], incident?: string): Promise<PushPayload>
  worker(): Promise<Worker>
  /** Touches a button of the notification of this tag (or, with no name, the notification itself), and waits until the worker has done what it does. */
  touch(tag: string, action: string): Promise<void>
  /** The browser's "the link is back" (Background Sync). */
  linkIsBack(): Promise<void>
  /** What stands on the lock screen: title, body, and the names of its buttons. */
  notifications(): Promise<{ title: string; body: string; actions: string[] }[]>
}

/** @param at where the hub is */
export async function wokenPage(
  browser: Browser,
  at: { httpUrl: string },
  service: PushService,
  options: BrowserContextOptions = PHONE,
): Promise<WokenPage> {
  const phone = fakePhone(service)
  const context = await browser.newContext({ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', ...options })
  await context.grantPermissions(['notifications'], { origin: at.httpUrl })
  await context.addInitScript(`PushManager.prototype.subscribe = async () => ({
    endpoint: ${JSON.stringify(phone.endpoint)},
    toJSON: () => (${JSON.stringify(phone.subscription)}),
    unsubscribe: async () => (globalThis.unsubscribed = true),
  })`)
  const page = watch(await context.newPage(), at.httpUrl)
  const devtools = await context.newCDPSession(page)
  const registration = registrationOf(devtools)
  const worker = () => until('the worker', () => context.serviceWorkers()[0])
  const notifications: WokenPage['notifications'] = async () =>
    (await worker()).evaluate(
      `registration.getNotifications().then((all) => all.map(({ title, body, actions }) => ({ title, body, actions: actions.map((each) => each.title) })))`,
    )
  /**
   * How often the worker has shown this, as it says itself. Not by asking for its notifications over and over: Chromium, asked in the
   * moment in which one is put up, forgets it.
   */
  const shownSoFar = async (title: string): Promise<number> =>
    (await worker()).evaluate(`(() => {
      if (!self.shownTitles) {
        self.shownTitles = []
        const show = registration.showNotification.bind(registration)
        registration.showNotification = (title, options) => show(title, options).then(() => void self.shownTitles.push(title))
      }
      return self.shownTitles.filter((each) => each === ${JSON.stringify(title)}).length
    })()`)
  /** A worker that was stopped meanwhile has forgotten what it counted, and is asked once for what stands there. */
  const isShown = async (title: string, before: number): Promise<boolean> => {
    const now = await shownSoFar(title)
    return now > before || (now < before && (await notifications()).some((each) => each.title === title))
  }
  return {
    page,
    phone,
    worker,
    notifications,
    async touch(tag, action) {
      await (await worker()).evaluate(`(async () => {
        const notification = (await registration.getNotifications({ tag: ${JSON.stringify(tag)} }))[0]
        const event = new NotificationEvent('notificationclick', { notification, action: ${JSON.stringify(action)} })
        const done = []
        // An event that no finger made may not be extended; what it would wait for is waited for here.
        Object.defineProperty(event, 'waitUntil', { value: (promise) => done.push(promise) })
        dispatchEvent(event)
        await Promise.allSettled(done)
      })()`)
    },
    async linkIsBack() {
      const registrationId = await registration()
      await devtools.send('ServiceWorker.dispatchSyncEvent', { origin: at.httpUrl, registrationId, tag: 'outbox', lastChance: false })
    },
    async deliver(what, incident) {
      const payload = await until(`a push that says ${what}`, () =>
        phone.received().findLast((each) => each.what === what && (incident === undefined || each.incident === incident)),
      )
      const registrationId = await registration()
      const count = await shownSoFar(payload.notification.title)
      await devtools.send('ServiceWorker.deliverPushMessage', { origin: at.httpUrl, registrationId, data: JSON.stringify(payload) })
      await until(`a notification: ${payload.notification.title}`, () => isShown(payload.notification.title, count))
      return payload
    },
  }
}

function registrationOf(devtools: CDPSession): () => Promise<string> {
  let id: string | undefined
  devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    id = registrations.find(({ isDeleted }) => !isDeleted)?.registrationId ?? id
  })
  const enabled = devtools.send('ServiceWorker.enable')
  return async () => {
    await enabled
    return until('the worker’s registration', () => id)
  }
}
