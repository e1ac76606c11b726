import { expect, it } from 'vitest'
import { chromium, demo, PHONE, signedIn, type Watched } from '../harness/pages.ts'
import { expectAccessible, picture } from '../harness/pictures.ts'

/** Of what lies below the edge the desk's strip hides a part, and a machine takes that for a target too small to hit. */
async function expectWholeAccessible(page: Watched, name: string): Promise<void> {
  const strip = (position: string) =>
    page.evaluate(`for (const strip of document.querySelectorAll('.strip')) strip.style.position = '${position}'`)
  await strip('static')
  await expectAccessible(page, name)
  await strip('')
}

it('the quality report shows which shops could not call, and gives each a sheet to print', { timeout: 240_000 }, async () => {
  const at = await demo()
  const browser = await chromium()
  const desk = await signedIn(browser, at, 'chi-huy', '/duty/reports')
  await desk.getByRole('link', { name: 'Chất lượng bảo vệ' }).click()
  await desk.getByRole('heading', { name: 'Chất lượng bảo vệ các cơ sở' }).waitFor()
  const rows = desk.locator('.quality tbody tr')
  await rows.first().waitFor()
  expect(await rows.count()).toBe(32)
  expect(await rows.first().textContent(), 'the worst stands first').toContain('QTDND Bình Thạnh')
  await rows.first().getByText('11 giờ 00 phút', { exact: false }).first().waitFor()
  await desk.getByText(/Máy chủ ngừng 1 lần/).waitFor()
  await desk.getByText('90 giây (tương ứng DP4)').first().waitFor()
  await picture(desk, 'quality')
  await expectWholeAccessible(desk, 'quality')

  const [sheet] = await Promise.all([desk.waitForEvent('download'), desk.getByRole('link', { name: 'Tải bảng Excel (CSV)' }).click()])
  expect(sheet.suggestedFilename()).toMatch(/^tieng-chuong_chat-luong_\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d\.csv$/)

  await desk.getByRole('link', { name: 'QTDND Tân Hội' }).click()
  await desk.getByRole('heading', { name: 'BÁO CÁO CHẤT LƯỢNG BẢO VỆ' }).waitFor()
  await desk.getByRole('cell', { name: 'Cả cơ sở im lặng cùng lúc' }).waitFor()
  await desk.getByText('3 giờ 10 phút').first().waitFor()
  await picture(desk, 'quality-site')
  await expectWholeAccessible(desk, 'quality-site')
  await desk.emulateMedia({ media: 'print' })
  expect(await desk.locator('.bar, .past-acts').first().isVisible()).toBe(false)
  await picture(desk, 'quality-site-print')
  await desk.emulateMedia({ media: 'screen' })
  await desk.getByText('EN', { exact: true }).click()
  await desk.getByText('Light', { exact: true }).click()
  await desk.getByRole('heading', { name: 'REPORT OF SITE QUALITY' }).waitFor()
  await picture(desk, 'quality-site-light-en')
  await desk.getByRole('link', { name: 'All sites' }).click()
  await desk.getByText('90 s (corresponds to DP4)').first().waitFor()
  await picture(desk, 'quality-light-en')

  const office = await signedIn(browser, at, 'quan-tri', '/admin/quality')
  await office.locator('.quality tbody tr').first().waitFor()
  await picture(office, 'quality-office')
  await expectAccessible(office, 'quality-office')
  expect([...desk.trouble, ...office.trouble]).toEqual([])
})

it('a manager of several shops reads the report of theirs alone, with numbers in the place of where buttons are', {
  timeout: 240_000,
}, async () => {
  const at = await demo()
  const browser = await chromium()
  const phone = await signedIn(browser, at, 'quan-ly', '/shop', PHONE)
  await phone.getByRole('button', { name: 'Chất lượng bảo vệ' }).click()
  const rows = phone.locator('.quality tbody tr')
  await rows.first().waitFor()
  expect(await rows.count()).toBe(4)
  await rows.getByText('42 phút 00 giây', { exact: false }).first().waitFor()
  await picture(phone, 'quality-shop-phone')
  await expectAccessible(phone, 'quality-shop-phone')
  await phone.getByRole('link', { name: 'NH Nông nghiệp — PGD Finôm' }).click()
  await phone.getByRole('heading', { name: 'BÁO CÁO CHẤT LƯỢNG BẢO VỆ' }).waitFor()
  await phone.getByRole('cell', { name: '#1', exact: true }).waitFor()
  expect(await phone.getByText('Quầy 1').count()).toBe(0)
  await picture(phone, 'quality-shop-site-phone')
  await expectAccessible(phone, 'quality-shop-site-phone')

  const desk = await signedIn(browser, at, 'quan-ly', '/shop/quality')
  await desk.locator('.quality tbody tr').first().waitFor()
  await picture(desk, 'quality-shop')
  const staff = await signedIn(browser, at, 'cua-hang', '/shop')
  await staff.getByRole('heading', { name: 'Tiệm vàng Kim Hoa' }).first().waitFor()
  expect(await staff.getByText('Chất lượng bảo vệ').count()).toBe(0)
  expect([...phone.trouble, ...desk.trouble, ...staff.trouble]).toEqual([])
})
