/** The admin's office in a real browser: the frame, and everything that is looked after. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { chromium, DESKTOP, demo, PHONE, signedIn } from '../harness/pages.ts'
import { expectAccessible, picture } from '../harness/pictures.ts'

const h1 = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const dark = (page: Page) => page.getByRole('button', { name: /^(Nền tối|Dark)/ }).click()

it('every page of the office has an address, a heading and a name; the back button goes back, by keyboard and on a phone too', {
  timeout: 120_000,
}, async () => {
  const at = await demo()
  const browser = await chromium()
  const page = await signedIn(browser, at, 'quan-tri', '/admin/people')
  await h1(page, 'Người dùng')
  const menu = page.getByRole('navigation', { name: 'Quản trị' })
  await menu.getByRole('link', { name: 'Trạm công an' }).focus()
  await page.keyboard.press('Enter')
  await h1(page, 'Trạm công an')
  expect(new URL(page.url()).pathname).toBe('/admin/stations')
  expect(await page.title()).toContain('Trạm công an')
  expect(await page.evaluate('document.activeElement.tagName'), 'the keyboard begins at the heading').toBe('H1')
  await page.goBack()
  await h1(page, 'Người dùng')
  await page.goto(`${at.httpUrl}/admin/khong-co`)
  await h1(page, 'Không có trang này')

  const phone = await signedIn(browser, at, 'quan-tri', '/admin', PHONE)
  await phone.getByRole('button', { name: /Mở mục lục/ }).click()
  await picture(phone, 'office-menu-phone')
  await expectAccessible(phone, 'office-menu-phone')
  await phone.getByRole('link', { name: 'Sức khỏe máy chủ' }).click()
  await h1(phone, 'Sức khỏe máy chủ')
  expect([...page.trouble, ...phone.trouble]).toEqual([])
})

it('each page says what it knows in whole sentences, in both languages, light and dark, on a desk and on a phone', {
  timeout: 180_000,
}, async () => {
  const at = await demo()
  const browser = await chromium()
  const page = await signedIn(browser, at, 'quan-tri', '/admin', DESKTOP)
  const pages = [
    ['', 'office-home', /Việc|Chỉ có một quản trị/],
    ['people', 'office-people', 'Đại úy N. V. Minh'],
    ['stations', 'office-stations', 'Công an xã Hiệp Thạnh'],
    ['devices', 'office-devices', /KH-02 · /],
    ['audit', 'office-audit', /đăng nhập/],
    ['settings', 'office-settings', 'Như vậy, khi không ai trả lời:'],
    ['backup', 'office-backup', /Chưa từng sao lưu/],
    ['health', 'office-health', 'Có. Báo động được bình thường.'],
  ] as const
  for (const [path, name, words] of pages) {
    await page.goto(`${at.httpUrl}/admin/${path}`)
    await page.getByRole('main').getByText(words).first().waitFor()
    await page.waitForLoadState('networkidle').catch(() => {})
    await picture(page, name)
    await expectAccessible(page, name)
    await page.setViewportSize(PHONE.viewport)
    await picture(page, `${name}-phone`)
    await expectAccessible(page, `${name}-phone`)
    await page.setViewportSize(DESKTOP.viewport)
  }
  await dark(page)
  await page.getByText('EN', { exact: true }).click()
  for (const [path, name] of pages) {
    await page.goto(`${at.httpUrl}/admin/${path}`)
    await h1(page, /./)
    await page.waitForLoadState('networkidle').catch(() => {})
    await picture(page, `${name}-dark-en`)
    await expectAccessible(page, `${name}-dark-en`)
  }
  expect(page.trouble).toEqual([])
})
