import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PushSubscriptionBody } from '../../hub/contract/api.ts'
import type { PersonId } from '../../hub/contract/ids.ts'
import { type Firefox, launchFirefox } from '../harness/firefox.ts'
import { type PushService, startPushService } from '../harness/push-service.ts'
import { until } from '../harness/until.ts'
import { deskSide, HOLDUP, INCIDENT } from './desk-side.ts'

const PAGE = '<!doctype html><title>phone</title>'
/** Shows what it is handed, then says so: as the console's worker does. */
const WORKER = `
self.addEventListener('push', (event) => {
  const { notification, token } = event.data.json()
  event.waitUntil(
    self.registration.showNotification(notification.title, notification)
      .then(() => fetch('/receipts', { method: 'POST', body: JSON.stringify({ token, stage: 'shown' }) })),
  )
})`

let service: PushService
let firefox: Firefox

beforeAll(async () => {
  service = await startPushService()
  firefox = await launchFirefox(service.webSocketUrl)
})
afterAll(async () => {
  await firefox?.close()
  await service?.close()
})

test('a real Firefox subscribes, is told of an alarm, shows it and posts a receipt that names the notice', async () => {
  const desk = deskSide(service)
  const receipts: { token: string; stage: string }[] = []
  const site = createServer((request, response) => {
    if (request.url === '/receipts') {
      void text(request).then((body) => {
        receipts.push(JSON.parse(body) as { token: string; stage: string })
        response.writeHead(204).end()
      })
    } else if (request.url === '/worker.js') response.writeHead(200, { 'content-type': 'text/javascript' }).end(WORKER)
    else response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE)
  })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))

  try {
    const page = await firefox.browser.newPage()
    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`)
    const subscription = (await page.evaluate(async (applicationServerKey) => {
      await navigator.serviceWorker.register('/worker.js')
      const { pushManager } = await navigator.serviceWorker.ready
      return (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey })).toJSON()
    }, desk.pager.publicKey)) as PushSubscriptionBody
    expect(desk.pager.refuseEndpoint(subscription.endpoint)).toBeNull()

    const patrol = 'p-patrol' as PersonId
    const { p256dh, auth } = subscription.keys
    const notice = desk.noticeFor(patrol, desk.subscribe(patrol, { endpoint: subscription.endpoint, p256dh, auth }))
    desk.tell(notice)

    const receipt = await until('a receipt', () => receipts[0])
    expect(receipt.stage).toBe('shown')
    expect(desk.pager.readReceipt(receipt.token)).toEqual({ notice: notice.id, incident: INCIDENT })
    const shown = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready
      return (await registration.getNotifications()).map(({ title, body, tag }) => ({ title, body, tag }))
    })
    expect(shown).toEqual([{ title: `BÁO ĐỘNG KHẨN · ${HOLDUP.siteName}`, body: '12 Trần Hưng Đạo · nghi cướp · 17:40:30', tag: INCIDENT }])
    expect(desk.settled).toEqual([{ notice: notice.id, incident: INCIDENT, outcome: 'accepted', status: 201 }])
  } finally {
    await desk.pager.close()
    site.closeAllConnections()
    await new Promise((resolve) => site.close(resolve))
  }
})

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
