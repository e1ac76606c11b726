import { expect, it } from 'vitest'
import { chromium, demo, openPage, PHONE, signedIn } from '../harness/pages.ts'
import { expectTouchable } from '../harness/pictures.ts'

it('everyone who signs in at the door comes to the page of their role, in Vietnamese or English', { timeout: 300_000 }, async () => {
  const at = await demo()
  const browser = await chromium()
  for (const [username, path] of [
    ['truc-ban', '/duty'],
    ['chi-huy', '/duty'],
    ['tuan-tra', '/patrol'],
    ['cua-hang', '/shop'],
    ['quan-ly', '/shop'],
    ['quan-tri', '/admin'],
  ]) {
    const page = await signedIn(browser, at, username as string, '/', PHONE)
    await page.waitForURL(`**${path}`)
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${path} fits a phone`).toBe(true)
    expect(page.trouble, `${path} says nothing amiss`).toEqual([])
    await page.context().close()
  }

  const page = await signedIn(browser, at, 'truc-ban', '/duty')
  await page.getByRole('heading', { name: 'Không có báo động' }).waitFor()
  await page.getByText('EN', { exact: true }).click()
  await page
    .getByRole('heading', { name: 'No alarms' })
    .or(page.getByRole('heading', { name: /No alarm/ }))
    .first()
    .waitFor()
})

it('a wrong password is refused in words, and the wrong page says where to go', { timeout: 300_000 }, async () => {
  const at = await demo()
  const browser = await chromium()
  const door = await openPage(browser, `${at.httpUrl}/duty`, PHONE)
  await expectTouchable(door, 'the door')
  await door.getByLabel('Tên đăng nhập').fill('truc-ban')
  const password = door.getByLabel('Mật khẩu', { exact: true })
  await password.fill('sai')
  await door.getByRole('button', { name: 'Hiện chữ đã gõ' }).press('Enter')
  expect(await password.getAttribute('type')).toBe('text')
  await door.getByRole('button', { name: 'Đăng nhập' }).click()
  await door.getByRole('alert').filter({ hasText: /./ }).first().waitFor()

  const wrong = await signedIn(browser, at, 'cua-hang', '/duty')
  await wrong.getByText('Trang này không dành cho tài khoản của bạn').waitFor()
})
