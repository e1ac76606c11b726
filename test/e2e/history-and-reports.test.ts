import { expect, it } from 'vitest'
import { samplePast } from '../../hub/demo/sample-past.ts'
import { signIn } from '../harness/api.ts'
import { chromium, demo, PHONE, signedIn, type Watched } from '../harness/pages.ts'
import { expectAccessible, picture } from '../harness/pictures.ts'

/** The narrowest phone that must do. */
const NARROW = { ...PHONE, viewport: { width: 360, height: 800 } }

/** Of what lies below the edge the desk's strip hides a part, and a machine takes that for a target too small to hit. */
async function expectWholeAccessible(page: Watched, name: string): Promise<void> {
  const strip = (position: string) => page.evaluate(`document.querySelector('.strip').style.position = '${position}'`)
  await strip('static')
  await expectAccessible(page, name)
  await strip('')
}

const rows = (page: Watched) => page.locator('.past tbody tr')

it('the history is searched as officers type, narrowed by what it was, and leads to the incident and back to the same list', {
  timeout: 300_000,
}, async () => {
  const at = await demo()
  const browser = await chromium()
  const desk = await signedIn(browser, at, 'truc-ban', '/duty/history')
  await desk.getByRole('heading', { name: 'Lịch sử vụ việc' }).waitFor()
  await desk.getByRole('link', { name: 'Tiệm vàng Bảo Tín Đức Trọng' }).first().waitFor()
  expect(await rows(desk).getByText('Bấm thử').count(), 'tests stay behind the switch').toBe(0)
  await picture(desk, 'history')
  await expectWholeAccessible(desk, 'history')

  await desk.getByLabel('Cơ sở').fill('tiem vang kim hoa')
  await desk.getByText('5 vụ, hết danh sách').waitFor()
  expect(await rows(desk).getByText('DIỄN TẬP', { exact: true }).count(), 'an exercise says so in the history as well').toBe(2)
  expect(await rows(desk).getByText('Báo nhầm').count()).toBe(3)
  await rows(desk).getByText('Cửa hàng báo là bấm nhầm').waitFor()
  await picture(desk, 'history-found')
  await desk.getByLabel('Cơ sở').fill('kh-25')
  await desk.getByText('1 vụ, hết danh sách').waitFor()
  await rows(desk).getByText('Cướp', { exact: true }).waitFor()
  await rows(desk).getByText('6 phút 55 giây').waitFor()
  await desk.getByRole('button', { name: 'Xóa bộ lọc' }).click()
  await desk.getByLabel('Kết luận').selectOption({ label: 'Trộm cắp' })
  await desk.getByText('3 vụ, hết danh sách').waitFor()
  const json = rows(desk)
    .first()
    .getByRole('link', { name: /^Dữ liệu JSON/ })
  expect(await json.getAttribute('href')).toMatch(/^\/api\/v1\/incidents\/inc-past-/)
  expect(
    await rows(desk)
      .first()
      .getByRole('link', { name: /^Biên bản PDF/ })
      .getAttribute('href'),
  ).toMatch(/report\.pdf$/)

  await rows(desk).first().getByRole('link', { name: 'Tiệm vàng Bảo Tín Đức Trọng', exact: true }).click()
  await desk.waitForURL('**/duty/incidents/inc-past-*')
  await desk.goBack()
  await desk.getByText('3 vụ, hết danh sách').waitFor()
  expect(await desk.getByLabel('Kết luận').inputValue()).toBe('theft')

  await desk.getByLabel('Kết luận').selectOption({ label: 'Tất cả' })
  await desk.getByLabel(/Hiện cả báo êm/).check()
  // The tests of the month are among them, as many as there are shops whose day has been.
  const { items } = await (await signIn(at.httpUrl, 'truc-ban', 'demo')).get('/incidents?limit=500')
  expect(items.filter(({ id }: { id: string }) => id.startsWith('inc-past-'))).toHaveLength(samplePast.length)
  for (let shown = 50; shown < items.length; shown += 50) {
    await desk.getByRole('button', { name: 'Xem thêm vụ cũ hơn' }).click()
    await rows(desk).nth(shown).waitFor()
  }
  await desk.getByText(`${items.length} vụ, hết danh sách`).waitFor()
  expect(await rows(desk).count()).toBe(items.length)
  await desk.getByLabel('Cơ sở').fill('khong co o day')
  await desk.getByRole('heading', { name: 'Không có vụ nào khớp.' }).waitFor()

  const phone = await signedIn(browser, at, 'chi-huy', '/duty/history', NARROW)
  await phone.getByRole('link', { name: 'Tiệm vàng Bảo Tín Đức Trọng' }).first().waitFor()
  await picture(phone, 'history-phone')
  await expectWholeAccessible(phone, 'history-phone')
  await phone.getByText('EN', { exact: true }).click()
  await phone.getByRole('heading', { name: 'Incident history' }).waitFor()
  await phone.getByText('Light', { exact: true }).click()
  await phone.locator('.past').scrollIntoViewIfNeeded()
  await picture(phone, 'history-light-en-phone')
  await expectWholeAccessible(phone, 'history-light-en-phone')
  expect([...desk.trouble, ...phone.trouble]).toEqual([])
})

it('the report says how fast alarms are answered, by week, station and site, and which shop should be shown again', {
  timeout: 300_000,
}, async () => {
  const at = await demo()
  const browser = await chromium()
  const desk = await signedIn(browser, at, 'chi-huy', '/duty/reports')
  await desk.getByRole('heading', { name: 'Thời gian phản ứng' }).waitFor()
  await desk.getByText('Tiệm vàng Kim Hoa: 3 lần báo nhầm trong 12 tháng — nên hướng dẫn lại.').waitFor()
  await desk.getByText(/Tiếp nhận trong 10 giây từ lúc bấm/).waitFor()
  await desk.locator('.chart svg.recharts-surface').first().waitFor()
  await picture(desk, 'reports')
  const weeks = desk.getByRole('region', { name: 'Theo tuần · Tiếp nhận' })
  await weeks.scrollIntoViewIfNeeded()
  await picture(desk, 'reports-charts')
  await weeks.getByRole('button', { name: 'Xem bảng' }).click()
  expect(await weeks.getByRole('row').count()).toBeGreaterThan(12)
  await desk.getByLabel('Đến hiện trường').check()
  await desk.getByRole('region', { name: 'Theo trạm · Đến hiện trường' }).getByRole('button', { name: 'Xem bảng' }).click()
  await desk.getByRole('table', { name: 'Theo trạm · Đến hiện trường' }).getByText('Công an xã Đức Trọng').waitFor()
  await expectWholeAccessible(desk, 'reports')
  await desk.getByText('Các con số này nghĩa là gì?').click()
  await desk.getByText(/Con số luôn là một vụ có thật/).scrollIntoViewIfNeeded()
  await picture(desk, 'reports-false-presses')

  const [sheet] = await Promise.all([desk.waitForEvent('download'), desk.getByRole('link', { name: 'Tải bảng Excel (CSV)' }).click()])
  expect(sheet.suggestedFilename()).toMatch(/^tieng-chuong_\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d\.csv$/)
  await desk.getByLabel('Tự chọn ngày').check()
  await desk.getByLabel('Từ ngày').fill('2020-01-01')
  await desk.getByLabel('Đến hết ngày').fill('2020-01-31')
  await desk.getByRole('heading', { name: 'Chưa có vụ nào trong khoảng thời gian này.' }).waitFor()
  await desk.getByLabel('Đến hết ngày').fill('2019-01-31')
  await desk.getByText('Ngày cuối phải sau ngày đầu.').waitFor()
  await picture(desk, 'reports-own-days')

  await desk.getByText('EN', { exact: true }).click()
  await desk.getByText('Light', { exact: true }).click()
  await desk.getByLabel('Last 12 weeks').check()
  await desk
    .getByText(/show them again how it is done/)
    .first()
    .waitFor()
  await desk.evaluate('scrollTo(0, 0)')
  await picture(desk, 'reports-light-en')
  await expectWholeAccessible(desk, 'reports-light-en')
  await desk.emulateMedia({ media: 'print' })
  expect(await desk.getByRole('table', { name: 'By station · Acknowledged' }).isVisible(), 'a chart is a table on paper').toBe(true)
  expect(await desk.locator('.chart').first().isVisible()).toBe(false)
  await picture(desk, 'reports-print-en')
  await desk.emulateMedia({ media: null })

  const phone = await signedIn(browser, at, 'quan-tri', '/duty/reports', NARROW)
  await phone.getByRole('heading', { name: 'Thời gian phản ứng' }).waitFor()
  await phone.locator('.chart svg.recharts-surface').first().waitFor()
  await picture(phone, 'reports-phone')
  await expectWholeAccessible(phone, 'reports-phone')
  await phone.getByRole('region', { name: 'Theo cơ sở · Tiếp nhận' }).scrollIntoViewIfNeeded()
  await picture(phone, 'reports-charts-phone')
  expect([...desk.trouble, ...phone.trouble]).toEqual([])
})
