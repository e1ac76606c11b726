import { expect, it, onTestFinished } from 'vitest'
import { signIn } from '../harness/api.ts'
import { launchFirefox } from '../harness/firefox.ts'
import { demo, pressIn } from '../harness/pages.ts'
import { startPushService } from '../harness/push-service.ts'
import { until } from '../harness/until.ts'

it('a real phone browser: subscribed on the patrol page, woken by a real web push with the page closed, and its receipt is on the officer’s screen', {
  timeout: 300_000,
}, async () => {
  const service = await startPushService()
  onTestFinished(() => service.close())
  const at = await demo({ HUB_PUSH_HOSTS: '127.0.0.1', HUB_PUSH_CA: service.caFile })
  const firefox = await launchFirefox(service.webSocketUrl)
  onTestFinished(() => firefox.close())

  const page = await firefox.browser.newPage()
  await page.goto(`${at.httpUrl}/patrol`)
  await page.locator('input[autocomplete=username]').fill('tuan-tra')
  await page.locator('input[type=password]').fill('demo')
  await page.keyboard.press('Enter')
  // Firefox has the permission already, so the page subscribes as it opens; it stays amber until a push was shown out of sight.
  await page.locator('::-p-text(Chưa chứng minh nhận được)').wait()
  await page.locator('::-p-text(Thử gọi máy này)').click()
  await page.locator('::-p-text(TẮT MÀN HÌNH BÂY GIỜ)').wait()
  expect(service.requests, 'nothing is sent while somebody looks at the page').toHaveLength(0)
  const away = await firefox.browser.newPage()
  await away.bringToFront()
  await until('the page in the dark asks for its test', () => service.requests.length === 1)
  await until('the worker writes down that it was shown with no page in sight', async () =>
    page.evaluate(`caches.open('tieng-chuong-proof').then((cache) => cache.match('/proof/away')).then(Boolean)`),
  )
  await away.close()
  await page.bringToFront()
  await page.locator('::-p-text(Máy nhận được báo động)').wait()
  await page.locator('[role=switch]').click()
  const officer = await signIn(at.httpUrl, 'truc-ban', 'demo')
  await until('the patrol is on duty with a phone that can be woken', async () =>
    (await officer.get('/duty')).stations[0].people.some((who: any) => who.role === 'patrol' && who.phones === 1),
  )
  await officer.post('/duty')
  const feed = await officer.feed()
  // Only the worker is left: nothing on a screen can answer for it.
  await page.goto('about:blank')

  await pressIn(at, 'Kim Hoa')
  const { data } = await feed.until(
    'the phone’s receipt',
    ({ event, data: view }) => event === 'incident' && view.receipts.phones.shown === 1,
  )
  expect(data.receipts.phones).toEqual({ told: 1, shown: 1 })
  const { timeline } = await officer.get(`/incidents/${data.id}`)
  expect(timeline.find((entry: any) => entry.type === 'IncidentShown' && entry.surface === 'phone')).toMatchObject({
    stage: 'shown',
    by: { name: expect.stringContaining('Tổ 1') },
  })

  await page.goto(`${at.httpUrl}/patrol`)
  const shown = (await page.evaluate(
    'navigator.serviceWorker.ready.then((r) => r.getNotifications()).then((all) => all.map(({ title, body, tag }) => ({ title, body, tag })))',
  )) as { title: string; body: string; tag: string }[]
  expect(shown).toContainEqual({
    title: expect.stringContaining('Tiệm vàng Kim Hoa'),
    body: expect.stringContaining('12 Trần Hưng Đạo'),
    tag: data.id,
  })
  expect(JSON.stringify(shown), 'the lock screen shows no number').not.toContain('0900')
})
