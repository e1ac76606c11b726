/** A phone of a shop's people: asked for on the shop's page, reminded of the test day, and back to that page at a touch. Never told of an alarm. */
import { expect, it, onTestFinished } from 'vitest'
import { type Commune, commune, PASSWORD } from '../harness/commune.ts'
import { launchFirefox } from '../harness/firefox.ts'
import { builtPages, chromium, openPage, PHONE } from '../harness/pages.ts'
import { expectAccessible, picture } from '../harness/pictures.ts'
import { type PushService, startPushService } from '../harness/push-service.ts'
import { until } from '../harness/until.ts'
import { wokenPage } from '../harness/woken-page.ts'

/** 22 November 2026, ten in the morning there, is the shop's day. */
const SHOP = { hours: [{ days: [1, 2, 3, 4, 5, 6, 7], open: '07:30', close: '21:00' }], testDay: 22 }

async function town(): Promise<{ town: Commune; service: PushService; url: string; phones: () => number; remind: () => Promise<unknown> }> {
  await builtPages()
  const service = await startPushService()
  onTestFinished(() => service.close())
  const made = await commune({ env: { HUB_PUSH_HOSTS: '127.0.0.1', HUB_PUSH_CA: service.caFile }, shop: SHOP })
  const { registry, desk, httpUrl } = made.hub()
  return {
    town: made,
    service,
    url: httpUrl,
    phones: () => registry.directory().phones.get(made.id('staff') as never)?.length ?? 0,
    remind: () => desk.submit({ type: 'LifeRound', at: made.clock.now(), directory: registry.directory() }),
  }
}

it('a clerk turns the news on, is reminded without a sound, and a touch brings the open page to the shop; an alarm never comes', {
  timeout: 300_000,
}, async () => {
  const { town: place, service, url, phones, remind } = await town()
  const { page, phone, deliver, touch } = await wokenPage(await chromium(), { httpUrl: url }, service)
  const shop = place.id('shop')
  await page.goto(`${url}/shop/${shop}/about`)
  await page.getByLabel('Tên đăng nhập').fill('staff')
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  // The browser allows notifications already; still nobody has asked for these.
  await page.getByText('Máy này chưa nhận tin.').waitFor()
  expect(phones()).toBe(0)
  await page.getByRole('heading', { name: 'Tin về máy này' }).scrollIntoViewIfNeeded()
  await page.getByText('Báo động thì máy này không bao giờ được báo.').waitFor()
  expect(await page.getByText(/mất kết nối quá 5 phút/).count(), 'a clerk is told of the test only').toBe(0)
  await picture(page, 'shop-told-off-phone')
  await expectAccessible(page, 'shop-told-off-phone')
  await page.getByRole('button', { name: 'Nhận tin trên máy này' }).click()
  await page.getByText('Máy này nhận được tin.').waitFor()
  await until('the hub knows the phone', () => phones() === 1)
  await picture(page, 'shop-told-on-phone')
  await expectAccessible(page, 'shop-told-on-phone')

  // Also from another page of the shop's, after it was loaded anew: the phone stays enrolled.
  await page.goto(`${url}/shop/${shop}/record`)
  await page.getByText('Báo động thật không nằm trong danh sách này', { exact: false }).waitFor()
  await remind()
  await deliver('reminder')
  await touch(`rota-${shop}`, '')
  await until('the open page shows the shop', () => new URL(page.url()).pathname === `/shop/${shop}`)
  await page.getByText('Hôm nay thử nút').waitFor()
  expect(page.context().pages(), 'no second page').toHaveLength(1)

  await (await place.button('counter')).press()
  await place.clock.push(60_000)
  expect(
    phone.received().map(({ what }) => what),
    'the phone inside says nothing of an alarm',
  ).toEqual(['reminder'])
  expect(page.trouble).toEqual([])
})

it('over plain http the card says why this phone cannot be told, and offers nothing that would not work', {
  timeout: 300_000,
}, async () => {
  const { town: place, url } = await town()
  const browser = await chromium()
  const page = await openPage(browser, 'about:blank', PHONE)
  await page.context().addInitScript(`Object.defineProperty(window, 'isSecureContext', { value: false })`)
  await page.goto(`${url}/shop/${place.id('shop')}/about`)
  await page.getByLabel('Tên đăng nhập').fill('staff')
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByText(/Trang đang mở bằng http nên máy này không nhận được tin/).waitFor()
  expect(await page.getByRole('button', { name: 'Nhận tin trên máy này' }).count()).toBe(0)
  await page.getByRole('heading', { name: 'Tin về máy này' }).scrollIntoViewIfNeeded()
  await picture(page, 'shop-told-http-phone')
  await expectAccessible(page, 'shop-told-http-phone')
})

it('a real phone browser: turned on, woken with its page closed, and turned off again so that nothing comes', {
  timeout: 300_000,
}, async () => {
  const { town: place, service, url, phones, remind } = await town()
  const firefox = await launchFirefox(service.webSocketUrl)
  onTestFinished(() => firefox.close())
  const page = await firefox.browser.newPage()
  const about = `${url}/shop/${place.id('shop')}/about`
  await page.goto(about)
  await page.locator('input[autocomplete=username]').fill('staff')
  await page.locator('input[type=password]').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.locator('::-p-text(Máy này chưa nhận tin.)').wait()
  await page.locator('button::-p-text(Nhận tin trên máy này)').click()
  await page.locator('::-p-text(Máy này nhận được tin.)').wait()
  expect(phones()).toBe(1)
  await page.goto('about:blank')
  await remind()
  await until('the push service was asked', () => service.requests.length === 1)

  await page.goto(about)
  await page.locator('::-p-text(Máy này nhận được tin.)').wait()
  const shown = await until('the worker showed it', async () => {
    const all = (await page.evaluate(
      'navigator.serviceWorker.ready.then((r) => r.getNotifications()).then((all) => all.map(({ title, body }) => ({ title, body })))',
    )) as { title: string; body: string }[]
    return all[0]
  })
  expect(shown).toEqual({ title: 'Hôm nay thử nút', body: expect.stringContaining('Tiệm vàng shop') })
  await page.locator('button::-p-text(Thôi nhận tin trên máy này)').click()
  await page.locator('::-p-text(Máy này chưa nhận tin.)').wait()
  await until('the hub has forgotten the phone', () => phones() === 0)
  // Not by loading anew either: it was a decision.
  await page.goto(about)
  await page.locator('::-p-text(Máy này chưa nhận tin.)').wait()
  expect(phones()).toBe(0)
})
