/** The hub's test of itself as people see it: on the administrator's health page, and on the duty desk when it fails. */
import { expect, it } from 'vitest'
import { chromium, DESKTOP, demo, PHONE, signedIn } from '../harness/pages.ts'
import { expectAccessible, picture } from '../harness/pictures.ts'

const SOON = { timeout: 60_000 }

it('an administrator tests now, sees every leg, switches it off and on, and a failed one stands on the desk', {
  timeout: 300_000,
}, async () => {
  const at = await demo()
  const browser = await chromium()
  const page = await signedIn(browser, at, 'quan-tri', '/admin/health', DESKTOP)
  const card = page.getByRole('region', { name: 'Máy chủ tự kiểm tra' })
  await card.getByText('Chưa chạy lần nào.').waitFor(SOON)
  await card.getByRole('button', { name: 'Kiểm tra ngay' }).click()
  await card.getByText('Lần gần nhất đạt.').waitFor(SOON)
  for (const leg of ['Nút kết nối', 'Ghi xuống đĩa', 'Bàn trực', 'Trang báo động', 'Điện thoại hiện'])
    await card.getByText(leg, { exact: true }).waitFor()
  await card.getByText('chưa thử, chưa chọn ai').waitFor()
  await card.scrollIntoViewIfNeeded()
  await picture(page, 'self-drill')
  await expectAccessible(page, 'self-drill')

  await card.locator('[role=switch]:enabled').first().click()
  await card.getByText('Đang tắt.', { exact: false }).waitFor(SOON)
  await card.locator('[role=switch]:enabled').first().click()
  await card.getByText(/^Lần tới: /).waitFor(SOON)

  // An administrator is named who has no phone: the push leg fails.
  const status = await page.evaluate(`(async () => {
    const { person } = await (await fetch('/api/v1/session')).json()
    const body = JSON.stringify({ selfDrill: { phones: [person.id] } })
    return (await fetch('/api/v1/settings', { method: 'PATCH', headers: { 'content-type': 'application/json' }, body })).status
  })()`)
  expect(status).toBe(200)
  const desk = await signedIn(browser, at, 'truc-ban', '/duty', DESKTOP)
  await page.reload()
  await card.getByRole('button', { name: 'Kiểm tra ngay' }).click()
  await card.getByText(/^Không đạt\. Xem chặng hỏng/).waitFor(SOON)
  await card.getByText('30 ngày qua').click()
  await card.scrollIntoViewIfNeeded()
  await picture(page, 'self-drill-failed')
  await card.getByText('30 ngày qua').click()
  await card.getByRole('checkbox', { name: 'Quản trị hệ thống' }).scrollIntoViewIfNeeded()
  await picture(page, 'self-drill-settings')
  await desk
    .getByText(/Máy chủ tự kiểm tra thất bại ở: gọi điện thoại/)
    .first()
    .waitFor(SOON)
  await picture(desk, 'self-drill-desk')
  await expectAccessible(desk, 'self-drill-desk')

  await page.getByRole('button', { name: /^(Nền tối|Dark)/ }).click()
  await page.getByText('EN', { exact: true }).click()
  const cardEn = page.getByRole('region', { name: 'The hub tests itself' })
  await cardEn.scrollIntoViewIfNeeded()
  await picture(page, 'self-drill-dark-en')
  await expectAccessible(page, 'self-drill-dark-en')
  await page.setViewportSize(PHONE.viewport)
  await cardEn.scrollIntoViewIfNeeded()
  await picture(page, 'self-drill-phone-dark-en')
  expect([...page.trouble, ...desk.trouble]).toEqual([])
})
