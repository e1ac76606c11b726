/** Who else is told of silence, in a browser: by what a site is connected, what its manager reads, what an administrator does about it. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { signIn } from '../harness/api.ts'
import { chromium, DESKTOP, demo, PHONE, signedIn } from '../harness/pages.ts'
import { expectAccessible, picture } from '../harness/pictures.ts'
import { until } from '../harness/until.ts'

const seen = async (page: Page, name: string) => {
  await picture(page, name)
  await expectAccessible(page, name)
}
const english = (page: Page) => page.getByRole('button', { name: 'EN, English' }).click()
const inDays = (days: number) =>
  new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' }).format(Date.now() + days * 24 * 3_600_000)

it('a site says by what it is connected, its manager reads of its silence and of its SIM, and the administrator of both', {
  timeout: 240_000,
}, async () => {
  const at = await demo()
  const browser = await chromium()
  const admin = await signIn(at.httpUrl, 'quan-tri', 'demo')
  const manager = await signIn(at.httpUrl, 'quan-ly', 'demo')
  const [shop, other] = (await manager.get('/shop')).items.map(({ id, name }: any) => ({ id, name }))

  // the site's form
  const page = await signedIn(browser, at, 'quan-tri', `/admin/sites/${shop.id}/details`, DESKTOP)
  await page.getByRole('radio', { name: /^Chỉ có SIM/ }).check()
  await page.getByLabel('Nhà mạng').fill('viet tel')
  await page.getByLabel('SIM hết hạn').fill(inDays(2))
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await page.getByText('Đã lưu.').waitFor()
  expect((await admin.get(`/sites/${shop.id}`)).uplink).toEqual({ by: 'sim', operator: 'Viettel', simExpires: inDays(2) })
  const offer = page.getByRole('region', { name: 'Cơ sở chỉ có SIM' })
  await offer.waitFor()
  await page.getByRole('group', { name: 'Đường truyền' }).scrollIntoViewIfNeeded()
  await seen(page, 'site-uplink')
  await offer.getByRole('button', { name: /Đổi \d+ nút sang 3 phút/ }).click()
  await offer.waitFor({ state: 'detached' })
  const own = (await admin.get('/buttons?limit=500')).items.filter((each: any) => each.site === shop.id)
  expect(own.every((each: any) => each.supervision === '3min')).toBe(true)
  await page.goto(`${at.httpUrl}/admin/sites/${shop.id}/buttons`)
  await page.getByText(/SIM chập chờn lâu hơn cáp/).waitFor()
  await seen(page, 'site-sim-preset')

  // the manager's panel
  const dark = (await admin.get('/buttons?limit=500')).items.filter((each: any) => each.site === other.id)
  for (const { id } of dark) {
    await admin.call('PATCH', `/buttons/${id}`, { supervision: '20s' })
    await at.buttons.get(id)?.close()
  }
  await until(
    'it is dark',
    async () => (await manager.get('/shop')).items.some((each: any) => each.troubles.some(({ what }: any) => what === 'dark')),
    60_000,
  )
  const phone = await signedIn(browser, at, 'quan-ly', `/shop/${other.id}`, PHONE)
  await phone.getByText(/Cả cơ sở mất kết nối từ \d\d:\d\d/).waitFor()
  expect(await phone.getByText('Các nút khác vẫn dùng được').count(), 'no other button works').toBe(0)
  await seen(phone, 'shop-troubles-phone')
  await english(phone)
  await phone.getByText(/The whole site has been lost since/).waitFor()
  await phone.getByRole('button', { name: 'Dark', exact: true }).click()
  await phone.evaluate(() => scrollTo(0, 0))
  await seen(phone, 'shop-troubles-phone-en-dark')
  const desk = await signedIn(browser, at, 'quan-ly', `/shop/${shop.id}`, DESKTOP)
  await desk.getByRole('button', { name: 'Nền tối' }).click()
  await desk.getByText(/SIM hết hạn .*còn 2 ngày/).waitFor()
  await seen(desk, 'shop-troubles-dark')
  await phone.goto(`${at.httpUrl}/shop/${other.id}/about`)
  await phone.getByRole('heading', { name: 'News on this phone' }).scrollIntoViewIfNeeded()
  await seen(phone, 'shop-told-phone-en-dark')

  // The office reads of it in the words of the desk.
  await page.goto(`${at.httpUrl}/admin/sites/${other.id}`)
  const silence = page.getByRole('list', { name: 'Đang mất kết nối' })
  await silence.getByText(/^Mất kết nối từ \d\d:\d\d/).waitFor()
  await silence.getByText(/cả cơ sở|mọi nút|bộ thu phát/i).waitFor()
  expect(await silence.getByRole('link', { name: 'Xem trên bản đồ' }).getAttribute('href')).toMatch(/^\/duty\/map/)
  await seen(page, 'site-silence')

  await page.goto(`${at.httpUrl}/admin`)
  await page.getByText(/1 SIM hết hạn trong 3 ngày/).waitFor()
  await seen(page, 'admin-home-sim')
  const small = await signedIn(browser, at, 'quan-tri', `/admin/sites/${shop.id}/details`, PHONE)
  await english(small)
  await small.getByRole('group', { name: 'Uplink' }).scrollIntoViewIfNeeded()
  await picture(small, 'site-uplink-phone-en')
  // What is half below the header that stays is too small to touch, until somebody scrolls.
  await small.evaluate(() => scrollTo(0, 0))
  await expectAccessible(small, 'site-uplink-phone-en')
  expect([...page.trouble, ...phone.trouble, ...desk.trouble]).toEqual([])
})
