/** Whoever carries a phone says for themselves whether the hub's daily test comes to it, and the health page names the phone that proved it. */
import { expect, it, onTestFinished } from 'vitest'
import { signIn } from '../harness/api.ts'
import { chromium, DESKTOP, demo, signedIn, signInOn } from '../harness/pages.ts'
import { expectAccessible, picture } from '../harness/pictures.ts'
import { startPushService } from '../harness/push-service.ts'
import { until } from '../harness/until.ts'
import { wokenPage } from '../harness/woken-page.ts'

it('a commander agrees on the patrol page, the drill comes to that phone, and the health page says whose it was', {
  timeout: 300_000,
}, async () => {
  const service = await startPushService()
  onTestFinished(() => service.close())
  const at = await demo({ HUB_PUSH_HOSTS: '127.0.0.1', HUB_PUSH_CA: service.caFile })
  const browser = await chromium()
  const { page, deliver } = await wokenPage(browser, at, service)
  await page.goto(`${at.httpUrl}/patrol`)
  await signInOn(page, 'chi-huy')
  const agrees = page.getByRole('switch', { name: /Nhận thông báo tự kiểm tra hằng ngày của máy chủ/ })
  await agrees.waitFor()
  await agrees.click({ force: true })
  await until('the page says so', () => agrees.isChecked())
  await agrees.scrollIntoViewIfNeeded()
  await picture(page, 'self-drill-agree-phone')
  await expectAccessible(page, 'self-drill-agree-phone')

  const admin = await signIn(at.httpUrl, 'quan-tri', 'demo')
  const { selfDrill } = await admin.get('/settings')
  expect(selfDrill.phones).toHaveLength(1)
  await admin.call('POST', '/hub/self-drills')
  await deliver('test')
  const health = await signedIn(browser, at, 'quan-tri', '/admin/health', DESKTOP)
  const proved = health.getByText(/máy của /)
  await proved.waitFor({ timeout: 60_000 })
  await proved.scrollIntoViewIfNeeded()
  await picture(health, 'self-drill-proved')
  await expectAccessible(health, 'self-drill-proved')

  await agrees.click({ force: true })
  await until('the page says so', async () => !(await agrees.isChecked()))
  expect((await admin.get('/settings')).selfDrill.phones).toEqual([])
  expect([...page.trouble, ...health.trouble]).toEqual([])
})
