import { expect, it } from 'vitest'
import { chromium, demo, PHONE, signedIn } from '../harness/pages.ts'
import { expectAccessible, picture } from '../harness/pictures.ts'

it('the office reads what is deleted and when, and is told how much before it shortens the time', { timeout: 240_000 }, async () => {
  const at = await demo()
  const browser = await chromium()
  const page = await signedIn(browser, at, 'quan-tri', '/admin/settings')
  const card = page.locator('section.card', { has: page.getByRole('heading', { name: 'Giữ hồ sơ' }) })
  await card.getByText('Chưa lần nào có gì phải xóa.', { exact: false }).waitFor()
  await card.getByText(/Lần tới: 02:30 ngày/).waitFor()
  await card.scrollIntoViewIfNeeded()
  await picture(page, 'office-retention')
  await expectAccessible(page, 'office-retention')

  const days = page.getByLabel('Số ngày giữ')
  await days.fill('30')
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click()
  const dialog = page.getByRole('dialog', { name: 'Xóa hồ sơ sớm hơn?' })
  await dialog.getByText(/Lúc 02:30 ngày .* \d+ vụ việc đã kết thúc trước .* sẽ bị xóa hẳn/).waitFor()
  await picture(page, 'office-retention-sure')
  await expectAccessible(page, 'office-retention-sure')
  await dialog.getByRole('button', { name: 'Hủy' }).click()
  expect(await days.inputValue()).toBe('30')
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click()
  await dialog.getByRole('button', { name: 'Rút ngắn thời hạn' }).click()
  await page.getByText('Đã lưu', { exact: false }).waitFor()
  await dialog.waitFor({ state: 'hidden' })

  // Longer deletes nothing: nobody is asked.
  await days.fill('400')
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click()
  await page.getByText('Đã lưu', { exact: false }).waitFor()
  await page.getByText('EN', { exact: true }).click()
  await page.getByText('There was never anything to delete.', { exact: false }).waitFor()
  await page.getByRole('heading', { name: 'How long records are kept' }).scrollIntoViewIfNeeded()
  await picture(page, 'office-retention-en')

  const phone = await signedIn(browser, at, 'quan-tri', '/admin/settings', PHONE)
  await phone.getByText('Chưa lần nào có gì phải xóa.', { exact: false }).waitFor()
  await phone.getByRole('heading', { name: 'Giữ hồ sơ' }).scrollIntoViewIfNeeded()
  await picture(phone, 'office-retention-phone')
  expect([...page.trouble, ...phone.trouble]).toEqual([])
})
