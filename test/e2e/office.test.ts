/** The admin's office in a real browser: the frame, and everything that is looked after. */
import { expect, it } from 'vitest'
import { chromium, demo, PHONE, signedIn } from '../harness/pages.ts'
import { expectAccessible, picture } from '../harness/pictures.ts'

it('every page of the office has an address, a heading and a name; the back button goes back, by keyboard and on a phone too', {
  timeout: 120_000,
}, async () => {
  const at = await demo()
  const browser = await chromium()
  const page = await signedIn(browser, at, 'quan-tri', '/admin/people')
  await page.getByRole('heading', { level: 1, name: 'Người dùng' }).waitFor()
  const menu = page.getByRole('navigation', { name: 'Quản trị' })
  await menu.getByRole('link', { name: 'Trạm công an' }).focus()
  await page.keyboard.press('Enter')
  const heading = page.getByRole('heading', { level: 1, name: 'Trạm công an' })
  await heading.waitFor()
  expect(new URL(page.url()).pathname).toBe('/admin/stations')
  expect(await page.title()).toContain('Trạm công an')
  expect(await heading.evaluate((h1) => h1 === document.activeElement), 'the keyboard begins at the heading').toBe(true)
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: 'Người dùng' }).waitFor()
  await page.goto(`${at.httpUrl}/admin/khong-co`)
  await page.getByRole('heading', { level: 1, name: 'Không có trang này' }).waitFor()

  const phone = await signedIn(browser, at, 'quan-tri', '/admin', PHONE)
  await phone.getByRole('button', { name: /Mở mục lục/ }).click()
  await picture(phone, 'office-menu-phone')
  await expectAccessible(phone, 'office-menu-phone')
  await phone.getByRole('link', { name: 'Sức khỏe máy chủ' }).click()
  await phone.getByRole('heading', { level: 1, name: 'Sức khỏe máy chủ' }).waitFor()
  expect([...page.trouble, ...phone.trouble]).toEqual([])
})
