/** What is missing is said to whoever can act on it: an empty duty desk to the station above, a lost phone to its owner. */
import { expect, it, onTestFinished } from 'vitest'
import { DEMO_PASSWORD } from '../../hub/demo/sample-commune.ts'
import { person, signIn } from '../harness/api.ts'
import { fakePhone } from '../harness/fake-phone.ts'
import { chromium, DESKTOP, demo, PHONE, signedIn, signInOn, takeDuty, watch } from '../harness/pages.ts'
import { expectAccessible, picture } from '../harness/pictures.ts'
import { startPushService } from '../harness/push-service.ts'
import { until } from '../harness/until.ts'

it('an empty duty desk stands on the rail of the station above, with its telephone, and on the wall and the admin’s page', {
  timeout: 300_000,
}, async () => {
  const at = await demo()
  const browser = await chromium()
  const parent = await signedIn(browser, at, 'cong-an-tinh', '/duty')
  await takeDuty(parent)
  const rail = parent.getByRole('region', { name: 'Cần chú ý trong ca' })
  // The hub waits for consoles that may find it again, and a page that is loaded anew has its grace.
  const empty = rail.getByText(/Bàn trực không có ai/).first()
  await empty.waitFor({ timeout: 60_000 })
  expect(
    await rail
      .getByRole('link', { name: /^Gọi .*\d{3}, Công an/ })
      .first()
      .getAttribute('href'),
  ).toMatch(/^tel:\d+$/)
  await picture(parent, 'empty-desk-rail')
  await expectAccessible(parent, 'empty-desk-rail')
  await parent.setViewportSize({ width: 390, height: 844 })
  await empty.scrollIntoViewIfNeeded()
  await picture(parent, 'empty-desk-rail-phone')
  await parent.setViewportSize(DESKTOP.viewport)
  await parent.getByText('Nền sáng').first().click()
  await picture(parent, 'empty-desk-rail-light')
  await expectAccessible(parent, 'empty-desk-rail-light')
  await parent.getByText('EN', { exact: true }).first().click()
  await parent
    .getByText(/Nobody at the duty desk/)
    .first()
    .waitFor()
  await picture(parent, 'empty-desk-rail-en')
  await expectAccessible(parent, 'empty-desk-rail-en')

  const wall = await signedIn(browser, at, 'cong-an-tinh', '/duty/wall')
  await wall.getByText(/Bàn trực không có ai: /).waitFor()
  await picture(wall, 'empty-desk-wall')
  const admin = await signedIn(browser, at, 'quan-tri', '/admin')
  await admin
    .getByText(/Bàn trực của .* không có ai/)
    .first()
    .waitFor()
  await admin
    .getByRole('link', { name: /Bàn trực của .* không có ai/ })
    .first()
    .click()
  await admin.getByRole('heading', { name: 'Giờ phải có người ở bàn trực' }).waitFor()
  await admin.getByRole('button', { name: 'Thêm giờ' }).scrollIntoViewIfNeeded()
  await admin.getByRole('button', { name: 'Thêm giờ' }).click()
  await picture(admin, 'station-staffed')
  await expectAccessible(admin, 'station-staffed')

  const desk = await signedIn(browser, at, 'truc-ban', '/duty')
  await takeDuty(desk)
  await wall.getByText(/Bàn trực không có ai: /).waitFor({ state: 'detached' })
  expect([...parent.trouble, ...wall.trouble, ...admin.trouble, ...desk.trouble]).toEqual([])
})

it('a phone that does not receive alarms says so to its owner, says what to do, and stops when it is put right', {
  timeout: 300_000,
}, async () => {
  const service = await startPushService()
  onTestFinished(() => service.close())
  const at = await demo({ HUB_PUSH_HOSTS: '127.0.0.1', HUB_PUSH_CA: service.caFile })
  const browser = await chromium()
  const context = await browser.newContext({ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', ...PHONE })
  await context.grantPermissions(['notifications'], { origin: at.httpUrl })
  const phones = [fakePhone(service), fakePhone(service)]
  // The browser of a test reaches no push service: it is handed one phone after the other.
  await context.addInitScript(`
    const phones = ${JSON.stringify(phones.map(({ subscription }) => subscription))}
    let nth = 0
    window.nextPhone = () => { nth = 1 }
    PushManager.prototype.getSubscription = () => Promise.resolve(null)
    PushManager.prototype.subscribe = () => Promise.resolve({ endpoint: phones[nth].endpoint, toJSON: () => phones[nth] })
  `)
  const page = watch(await context.newPage(), at.httpUrl)
  await page.goto(`${at.httpUrl}/patrol`)
  await signInOn(page, 'tuan-tra')
  await page.getByText('Máy này chưa từng hiện thông báo nào của hệ thống.').waitFor()
  const duty = page.getByRole('switch', { name: /Nhận ca tuần tra/ })
  if (!(await duty.isChecked())) await duty.click()
  await page.getByText(/Đang trực tại/).waitFor()
  const band = page.getByRole('region', { name: 'Điện thoại này không nhận được báo động' })
  expect(await band.count()).toBe(0)

  service.answer(phones[0]?.endpoint ?? '', { status: 410 })
  const patrol = await signIn(at.httpUrl, 'tuan-tra', DEMO_PASSWORD)
  await until('the hub knows the phone', async () => (await patrol.get('/duty')).phones?.length === 1)
  await patrol.post('/push/test')
  await band.waitFor()
  await band.getByText(/Dịch vụ đẩy tin báo máy đã mất đăng ký/).waitFor()
  await picture(page, 'patrol-lost-phone')
  await expectAccessible(page, 'patrol-lost-phone')
  await page.getByText('Nền tối').click()
  await page.getByText('EN', { exact: true }).click()
  await page.getByText('This phone does not receive alarms').waitFor()
  await page.evaluate('scrollTo(0, 0)')
  await picture(page, 'patrol-lost-phone-dark-en')
  await expectAccessible(page, 'patrol-lost-phone-dark-en')
  await page.setViewportSize({ width: 360, height: 640 })
  await picture(page, 'patrol-lost-phone-small')

  await page.evaluate('nextPhone()')
  await page.getByRole('button', { name: 'Register this phone again' }).click()
  await page.getByText('This phone does not receive alarms').waitFor({ state: 'detached' })
  await patrol.post('/push/test')
  const token = await until('the test is on the phone', () => phones[1]?.received()[0]?.token)
  await person(at.httpUrl, null).call('POST', '/push/receipts', { token, stage: 'shown' })
  await until('it is proven', async () => (await patrol.get('/duty')).phones?.some((each: any) => each.provenAt))
  expect(page.trouble).toEqual([])
})
