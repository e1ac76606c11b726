/** Every page as it is first met, on a desktop and a phone: nothing is cut off, nothing is asked of another origin, no error is said. */
import { expect, it } from 'vitest'
import { chromium, DESKTOP, demo, openPage, PHONE, pressIn, signedIn, takeDuty, type Watched } from '../harness/pages.ts'
import { expectAccessible, picture } from '../harness/pictures.ts'

it('the duty desk and the patrol’s phone while an alarm rings', { timeout: 300_000 }, async () => {
  const at = await demo()
  const browser = await chromium()
  const desk = await signedIn(browser, at, 'truc-ban', '/duty')
  await takeDuty(desk)
  const phone = await signedIn(browser, at, 'tuan-tra', '/patrol', PHONE)
  await phone.locator('[role=switch]:enabled').first().click({ force: true })
  await desk.getByText('Tổ 1').first().waitFor()
  await picture(desk, 'duty-desk-calm')
  await picture(phone, 'patrol-phone-calm')

  await pressIn(at, 'QTDND Liên Nghĩa')
  await desk.getByRole('heading', { name: 'QTDND Liên Nghĩa' }).waitFor()
  await desk.getByRole('button', { name: /TIẾP NHẬN/ }).click()
  await desk.getByRole('button', { name: /^Điều động/ }).click()
  await desk.getByRole('dialog').getByText('Tổ 1').click()
  await desk
    .getByRole('dialog')
    .getByRole('button', { name: /Điều 1 tổ/ })
    .click()
  await pressIn(at, 'Kim Hoa', undefined, 'Quầy 1')
  await pressIn(at, 'Kim Hoa', undefined, 'Phòng két')
  await desk.getByRole('heading', { name: 'Tiệm vàng Kim Hoa' }).waitFor()
  await desk.getByText('2 nút cùng báo').first().waitFor()
  await phone.getByRole('button', { name: 'ĐÃ RÕ — ĐANG ĐẾN' }).first().waitFor()
  await picture(desk, 'duty-desk')
  await expectAccessible(desk, 'duty-desk')
  await picture(phone, 'patrol-phone')
  await expectAccessible(phone, 'patrol-phone')
  await desk.getByText('EN', { exact: true }).click()
  await desk.getByText('Told so far').waitFor()
  await picture(desk, 'duty-desk-en')
  await desk.getByText('Light', { exact: true }).click()
  await picture(desk, 'duty-desk-light-en')
  await desk.setViewportSize(PHONE.viewport)
  await picture(desk, 'duty-desk-phone')
  expect([...desk.trouble, ...phone.trouble]).toEqual([])
})

it('the other pages', { timeout: 300_000 }, async () => {
  const at = await demo()
  const browser = await chromium()
  const pages: Watched[] = []
  const door = await openPage(browser, `${at.httpUrl}/`)
  await door.getByLabel('Tên đăng nhập').waitFor()
  await picture(door, 'sign-in')
  const wall = await openPage(browser, `${at.httpUrl}/demo`, DESKTOP)
  await wall.getByText('Tiệm vàng Kim Hoa').first().waitFor()
  await picture(wall, 'demo-wall')
  pages.push(door, wall)
  for (const [username, path, name, options] of [
    ['cua-hang', '/shop', 'shop', PHONE],
    ['quan-ly', '/shop', 'shop-manager', PHONE],
    ['quan-tri', '/admin', 'admin', DESKTOP],
    ['quan-tri', '/admin', 'admin-phone', PHONE],
  ] as const) {
    const page = await signedIn(browser, at, username, path, options)
    // The door has a heading too.
    await page.getByLabel('Tên đăng nhập').waitFor({ state: 'detached' })
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    // An open feed never leaves the network idle; what is still being fetched says so.
    await page.locator('.mantine-Loader-root').first().waitFor({ state: 'detached' })
    await picture(page, name)
    await expectAccessible(page, name)
    pages.push(page)
  }
  expect(pages.flatMap((page) => page.trouble)).toEqual([])
})
