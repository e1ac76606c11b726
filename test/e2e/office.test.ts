/** The admin's office in a real browser: the frame, and everything that is looked after. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { signIn } from '../harness/api.ts'
import { chromium, DESKTOP, demo, PHONE, signedIn } from '../harness/pages.ts'
import { expectAccessible, expectTouchable, picture } from '../harness/pictures.ts'
import { temporaryFolder } from '../harness/temporary.ts'
import { until } from '../harness/until.ts'

const h1 = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
/** A page under load is given the time that every other wait has. */
const SOON = { timeout: 60_000 }
const dark = (page: Page) => page.getByRole('button', { name: /^(Nền tối|Dark)/ }).click()

it('every page of the office has an address, a heading and a name; the back button goes back, by keyboard and on a phone too', {
  timeout: 300_000,
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
  await expect.poll(() => page.title()).toContain('Trạm công an')
  expect(await page.evaluate('document.activeElement.tagName'), 'the keyboard begins at the heading').toBe('H1')
  await page.goBack()
  await h1(page, 'Người dùng')
  await page.goto(`${at.httpUrl}/admin/khong-co`)
  await h1(page, 'Không có trang này')

  // The menu is higher than a small screen; where one is has been scrolled to.
  await page.setViewportSize({ width: 1280, height: 640 })
  await page.goto(`${at.httpUrl}/admin/backup`)
  await h1(page, 'Sao lưu')
  await until('the last entry of the menu is in sight', async () => {
    const box = await page.getByRole('link', { name: 'Sao lưu', exact: true }).boundingBox()
    return box !== null && box.y + box.height <= 640
  })

  const phone = await signedIn(browser, at, 'quan-tri', '/admin', PHONE)
  await h1(phone, 'Tổng quan')
  await phone.getByRole('button', { name: /Mở mục lục/ }).click()
  await picture(phone, 'office-menu-phone')
  await expectAccessible(phone, 'office-menu-phone')
  await phone.getByRole('link', { name: 'Sức khỏe máy chủ' }).click()
  await h1(phone, 'Sức khỏe máy chủ')
  expect([...page.trouble, ...phone.trouble]).toEqual([])
})

it('each page says what it knows in whole sentences, in both languages, light and dark, on a desk and on a phone', {
  timeout: 300_000,
}, async () => {
  const at = await demo()
  const browser = await chromium()
  const page = await signedIn(browser, at, 'quan-tri', '/admin', DESKTOP)
  await h1(page, 'Tổng quan')
  const pages = [
    ['', 'office-home', /Chỉ có một quản trị/, /Only one administrator/],
    ['people', 'office-people', 'Đại úy N. V. Minh', 'Đại úy N. V. Minh'],
    ['stations', 'office-stations', '1. Công an xã Hiệp Thạnh', '1. Công an xã Hiệp Thạnh'],
    ['devices', 'office-devices', /KH-02 · /, /KH-02 · /],
    ['audit', 'office-audit', 'Quản trị hệ thống đăng nhập', 'Quản trị hệ thống signed in'],
    ['settings', 'office-settings', 'Như vậy, khi không ai trả lời:', 'So, when nobody answers:'],
    ['backup', 'office-backup', /Chưa từng sao lưu/, /None was ever made/],
    ['health', 'office-health', 'Ai đang trực', 'Who is on duty'],
  ] as const
  const shown = (words: string | RegExp) => page.getByRole('main').getByText(words).first().waitFor()
  for (const [path, name, words] of pages) {
    await page.goto(`${at.httpUrl}/admin/${path}`)
    await shown(words)
    await picture(page, name)
    await expectAccessible(page, name)
    await page.setViewportSize(PHONE.viewport)
    await picture(page, `${name}-phone`)
    await expectAccessible(page, `${name}-phone`)
    await expectTouchable(page, `${name}-phone`)
    await page.setViewportSize(DESKTOP.viewport)
  }
  await dark(page)
  await page.getByText('EN', { exact: true }).click()
  for (const [path, name, , words] of pages) {
    await page.goto(`${at.httpUrl}/admin/${path}`)
    await shown(words)
    await picture(page, `${name}-dark-en`)
    await expectAccessible(page, `${name}-dark-en`)
  }
  expect(page.trouble).toEqual([])
})

it('a person is invited with a link, a code and a slip; the account is locked with its effects said, and the last administrator stays', {
  timeout: 300_000,
}, async () => {
  const at = await demo()
  const browser = await chromium()
  const page = await signedIn(browser, at, 'quan-tri', '/admin/people')
  await page.getByRole('button', { name: 'Thêm người' }).click()
  await page.getByLabel('Họ tên').fill('Tổ 2 · L. V. Nam')
  await page.getByLabel('Tên đăng nhập').fill('to-2')
  await page.getByRole('radio', { name: /^Tuần tra/ }).check()
  await picture(page, 'office-person-new')
  await expectAccessible(page, 'office-person-new')
  await page.getByRole('button', { name: 'Tạo và lấy liên kết mời' }).click()
  await page.getByRole('img', { name: 'Mã QR của liên kết mời' }).waitFor()
  const link = await page.getByLabel('Liên kết mời', { exact: true }).inputValue()
  expect(link).toMatch(/\/invite#\S{20,}$/)
  await picture(page, 'office-invitation')
  await expectAccessible(page, 'office-invitation')
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('heading', { name: 'Phiếu mời vào hệ thống báo động' }).isVisible()).toBe(true)
  expect(await page.getByRole('navigation').first().isVisible(), 'only the slip is printed').toBe(false)
  await picture(page, 'office-invitation-slip')
  await page.emulateMedia({ media: 'screen' })
  await page.getByRole('button', { name: 'Xong' }).click()
  await h1(page, 'Tổ 2 · L. V. Nam')
  await page.getByText(/Đã mời, liên kết còn dùng được đến/).waitFor()

  await page.getByRole('button', { name: 'Tạo liên kết mời mới' }).click()
  await page.getByRole('img', { name: 'Mã QR của liên kết mời' }).waitFor()
  const again = await page.getByLabel('Liên kết mời', { exact: true }).inputValue()
  const accept = (token: string) =>
    fetch(`${at.httpUrl}/api/v1/invitations/accept`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: token.split('#')[1], password: 'một câu dài dễ nhớ' }),
    })
  expect([(await accept(link)).status, (await accept(again)).status], 'the old link is void').toEqual([409, 200])
  await page.getByRole('button', { name: 'Xong' }).click()
  await page.getByText('trên 1 trình duyệt').waitFor()

  await page.getByRole('button', { name: 'Khóa tài khoản' }).click()
  await page.getByText(/Đăng xuất ngay khỏi mọi máy/).waitFor()
  await picture(page, 'office-person-lock')
  await expectAccessible(page, 'office-person-lock')
  await page.getByRole('button', { name: 'Khóa ngay' }).click()
  await page.getByText('Tài khoản đang khóa: không vào được, không nhận báo động.').waitFor()
  await page.getByText('không ở đâu').waitFor()
  await page.getByRole('link', { name: 'Xem những việc người này đã làm' }).click()
  await page.getByText('Tổ 2 · L. V. Nam đăng nhập').waitFor()

  await page.goto(`${at.httpUrl}/admin/people`)
  await page.getByRole('link', { name: 'Quầy Kim Hoa' }).click()
  await page.getByLabel(/^Mã «bấm nhầm»/).fill('1111')
  await page.getByLabel(/^Mã «bị ép»/).fill('1111')
  await page.getByRole('button', { name: 'Lưu mã PIN' }).click()
  await page.getByText('Hai mã PIN phải khác nhau.').waitFor()
  await page.getByLabel(/^Mã «bị ép»/).fill('2222')
  await page.getByRole('button', { name: 'Lưu mã PIN' }).click()
  await page.getByText('Đã lưu mã PIN.').waitFor()
  await page.evaluate('scrollTo(0, 0)')
  await picture(page, 'office-person')
  await expectAccessible(page, 'office-person')

  await page.getByRole('link', { name: '← Người dùng' }).click()
  await page.getByRole('link', { name: 'Quản trị hệ thống' }).click()
  await page.getByRole('button', { name: 'Khóa tài khoản' }).click()
  await page.getByRole('button', { name: 'Khóa ngay' }).click()
  await page.getByText('Đây là quản trị cuối cùng: cần giữ lại.').waitFor()
  expect(page.trouble.filter((line) => !line.includes('409'))).toEqual([])
})

it('the order of neighbours is changed by keyboard and by mouse; the bell is tried and asked about', { timeout: 300_000 }, async () => {
  const at = await demo()
  const browser = await chromium()
  const page = await signedIn(browser, at, 'quan-tri', '/admin/stations')
  await page.getByRole('link', { name: 'Công an xã Đức Trọng' }).click()
  await h1(page, 'Công an xã Đức Trọng')
  await page.getByLabel('Thêm xã giáp ranh').selectOption({ label: 'Trung tâm chỉ huy Công an tỉnh Lâm Đồng' })
  await page.getByText('Đã lưu thứ tự.').waitFor()
  const names = async () => (await page.locator('.order .order-name').allTextContents()).map((name) => name.replace('Công an xã ', ''))
  expect(await names()).toEqual(['Hiệp Thạnh', 'Trung tâm chỉ huy Công an tỉnh Lâm Đồng'])
  await page.getByRole('button', { name: /^Xuống: Công an xã Hiệp Thạnh/ }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(names, SOON).toEqual(['Trung tâm chỉ huy Công an tỉnh Lâm Đồng', 'Hiệp Thạnh'])
  await page.locator('.order li').nth(1).dragTo(page.locator('.order li').nth(0))
  await expect.poll(names, SOON).toEqual(['Hiệp Thạnh', 'Trung tâm chỉ huy Công an tỉnh Lâm Đồng'])
  await page.reload()
  await expect.poll(names, SOON).toEqual(['Hiệp Thạnh', 'Trung tâm chỉ huy Công an tỉnh Lâm Đồng'])

  await page.getByText('Chuông này chưa được thử lần nào.').waitFor()
  await page.getByRole('button', { name: 'Thử chuông 5 giây' }).click()
  await page.getByText('Người ở phòng trực có nghe chuông reo không?').waitFor()
  await picture(page, 'office-station-bell')
  await expectAccessible(page, 'office-station-bell')
  await page.getByRole('button', { name: 'Không reo' }).click()
  await page.getByText(/Thử lần cuối .*: KHÔNG reo/).waitFor()
  await page.setViewportSize(PHONE.viewport)
  await picture(page, 'office-station-phone')
  await expectAccessible(page, 'office-station-phone')
  await page.setViewportSize(DESKTOP.viewport)
  await page.goto(`${at.httpUrl}/admin`)
  await page.getByText('Lần thử gần nhất, chuông của Công an xã Đức Trọng KHÔNG reo.').waitFor()
  await dark(page)
  await picture(page, 'office-home-dark')
  await page.goto(`${at.httpUrl}/admin/stations/new`)
  await h1(page, 'Thêm trạm')
  await picture(page, 'office-station-new-dark')
  await expectAccessible(page, 'office-station-new-dark')
  expect(page.trouble).toEqual([])
})

it('a button is found, renamed, given a new password once, and retired only by its name; a gateway is added', {
  timeout: 300_000,
}, async () => {
  const at = await demo()
  const browser = await chromium()
  const page = await signedIn(browser, at, 'quan-tri', '/admin/devices')
  await page.getByRole('searchbox').fill('kim hoa quay 1')
  await page.getByRole('searchbox').fill('kim hoa')
  await expect.poll(() => page.locator('tbody tr').count(), SOON).toBeLessThan(10)
  await page.getByRole('link', { name: /^Quầy 1/ }).click()
  await h1(page, /^Quầy 1/)
  await page.getByText('Bấm chứng minh lần cuối').waitFor()
  await page.getByRole('textbox', { name: 'Nhãn' }).fill('Quầy số 1')
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await h1(page, 'Quầy số 1')
  await picture(page, 'office-button')
  await expectAccessible(page, 'office-button')
  await page.getByRole('button', { name: 'Đổi mật khẩu kết nối' }).click()
  await page.getByRole('button', { name: 'Đổi ngay' }).click()
  await page.getByRole('img', { name: 'Mã QR chứa thông tin kết nối' }).waitFor()
  await picture(page, 'office-credentials')
  await expectAccessible(page, 'office-credentials')
  await page.getByRole('dialog').getByRole('button', { name: 'Đóng' }).last().click()
  await page.getByRole('button', { name: 'Thôi dùng' }).click()
  const retire = page.getByRole('button', { name: 'Thôi dùng ngay' })
  expect(await retire.isDisabled()).toBe(true)
  await page.getByLabel('Gõ «Quầy số 1» để xác nhận').fill('Quầy số 1')
  await picture(page, 'office-retire')
  await expectAccessible(page, 'office-retire')
  await retire.click()
  await page.getByText(/^Đã thôi dùng từ/).waitFor()

  await page.goto(`${at.httpUrl}/admin/devices/gateways/new`)
  await page.getByRole('textbox', { name: 'Nhãn' }).fill('Phòng trực')
  await page.getByRole('button', { name: 'Thêm bộ thu phát' }).click()
  await page.getByRole('dialog').getByText('Mật khẩu chỉ hiện một lần này.', { exact: false }).waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Đóng' }).last().click()
  await h1(page, 'Phòng trực')
  await page.getByRole('link', { name: '← Bộ thu phát' }).click()
  await page.getByRole('link', { name: 'Phòng trực' }).waitFor()
  await picture(page, 'office-gateways')
  await expectAccessible(page, 'office-gateways')
  expect(page.trouble).toEqual([])
})

it('two administrators with the settings open undo nothing of one another', { timeout: 300_000 }, async () => {
  const at = await demo()
  const browser = await chromium()
  const page = await signedIn(browser, at, 'quan-tri', '/admin/settings')
  const name = page.getByLabel('Tên hệ thống')
  await name.fill('Chuông Đức Trọng')
  const other = await signIn(at.httpUrl, 'quan-tri', 'demo')
  expect((await other.call('PATCH', '/settings', { timeZone: 'Asia/Bangkok' })).status).toBe(200)
  // Back from another window: the page asks again how things stand.
  const zone = async () => {
    await page.evaluate('window.dispatchEvent(new Event("visibilitychange"))')
    return page.getByLabel('Múi giờ').inputValue()
  }
  await expect.poll(zone, SOON).toBe('Asia/Bangkok')
  expect(await name.inputValue()).toBe('Chuông Đức Trọng')
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click()
  await page.getByText('Đã lưu. Có hiệu lực ngay với báo động tiếp theo.').waitFor()
  expect(await other.get('/settings')).toMatchObject({ name: 'Chuông Đức Trọng', timeZone: 'Asia/Bangkok' })

  // The same field, while this page knows nothing of it yet: it is said, and what was typed is kept.
  await name.fill('Chuông Lâm Đồng')
  expect((await other.call('PATCH', '/settings', { name: 'Chuông Bảo Lộc' })).status).toBe(200)
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click()
  const told = page.getByText('người khác đã lưu chính mục này', { exact: false })
  await told.waitFor()
  const { y = Number.POSITIVE_INFINITY } = (await told.boundingBox()) ?? {}
  expect(y, 'where whoever pressed looks, not at the end of a long form').toBeLessThan(page.viewportSize()?.height ?? 0)
  await picture(page, 'office-settings-meanwhile')
  await expectAccessible(page, 'office-settings-meanwhile')
  expect([await name.inputValue(), (await other.get('/settings')).name]).toEqual(['Chuông Lâm Đồng', 'Chuông Bảo Lộc'])
  await page.getByRole('button', { name: 'Bỏ thay đổi' }).click()
  expect(await name.inputValue()).toBe('Chuông Bảo Lộc')
  await name.fill('Chuông Lâm Đồng')
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click()
  await page.getByText('Đã lưu. Có hiệu lực ngay với báo động tiếp theo.').waitFor()
  expect((await other.get('/settings')).name).toBe('Chuông Lâm Đồng')
})

it('settings tell the story of the ladder, refuse one that goes backwards, hold the page while unsaved; a backup asks for the password and is a file', {
  timeout: 300_000,
}, async () => {
  const at = await demo()
  const browser = await chromium()
  const page = await signedIn(browser, at, 'quan-tri', '/admin/settings')
  await page.getByRole('button', { name: /^Thêm Tết 20/ }).click()
  await page.getByLabel('Dịp nghỉ').waitFor()
  expect(await page.getByLabel('Từ ngày').inputValue()).toMatch(/^20\d\d-0[12]-\d\d$/)
  const sign = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
  await page.locator('.logo-field input[type=file]').setInputFiles({ name: 'sign.png', mimeType: 'image/png', buffer: sign })
  await page.locator('.logo-field .logo').waitFor({ state: 'attached' })
  const step = page.getByLabel('Chưa trực ban nào tiếp nhận').first()
  await step.fill('4')
  await page.getByText('Mỗi bước phải muộn hơn bước trước.').waitFor()
  expect(await page.getByRole('button', { name: 'Lưu thay đổi' }).isDisabled()).toBe(true)
  await step.fill('25')
  await page.getByText('25 giây', { exact: true }).waitFor()
  await page.getByRole('navigation', { name: 'Quản trị' }).getByRole('link', { name: 'Sao lưu' }).click()
  await page.getByRole('dialog', { name: 'Rời trang khi chưa lưu?' }).waitFor()
  await picture(page, 'office-settings-unsaved')
  await expectAccessible(page, 'office-settings-unsaved')
  await page.getByRole('button', { name: 'Ở lại' }).click()
  expect([new URL(page.url()).pathname, await step.inputValue()]).toEqual(['/admin/settings', '25'])
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click()
  await page.getByText('Đã lưu. Có hiệu lực ngay với báo động tiếp theo.').waitFor()
  expect(await page.getByLabel('Dịp nghỉ').inputValue()).toMatch(/^Tết Nguyên đán 20/)
  await page.getByRole('navigation', { name: 'Quản trị' }).getByRole('link', { name: 'Sao lưu' }).click()
  await h1(page, 'Sao lưu')

  await page.getByRole('button', { name: 'Sao lưu ngay' }).click()
  const password = page.getByRole('textbox', { name: 'Mật khẩu của bạn' })
  await password.fill('sai')
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await page.getByText('Mật khẩu không đúng.').waitFor()
  await picture(page, 'office-backup-password')
  await expectAccessible(page, 'office-backup-password')
  await password.fill('demo')
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  const link = page.getByRole('link', { name: 'Tải tệp về' })
  await link.waitFor({ timeout: 60_000 })
  await page.getByText(/Lần sao lưu gần nhất từ trang này: .*Quản trị hệ thống/).waitFor()
  await picture(page, 'office-backup-ready')
  await expectAccessible(page, 'office-backup-ready')
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  expect(download.suggestedFilename()).toMatch(/^tieng-chuong-.*\.chuong$/)
  expect(await download.failure()).toBeNull()

  await page.getByRole('navigation', { name: 'Quản trị' }).getByRole('link', { name: 'Nhật ký' }).click()
  await page.getByText(/^Quản trị hệ thống sao lưu toàn bộ dữ liệu/).waitFor()
  await page.getByText(/^Quản trị hệ thống sửa cài đặt: .*thời gian báo tiếp/).waitFor()
  const [table] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Tải bảng (CSV)' }).click()])
  expect([table.suggestedFilename(), await table.failure()]).toEqual(['nhat-ky.csv', null])
  expect(page.trouble.filter((line) => !line.includes('403'))).toEqual([])
})

it('backups are planned to a stick: the key is shown once and must be read from the paper, and what is stored is there', {
  timeout: 400_000,
}, async () => {
  const at = await demo()
  const stick = temporaryFolder()
  const browser = await chromium()
  const page = await signedIn(browser, at, 'quan-tri', '/admin/backup')
  await page.getByText(/^CHƯA CÓ NƠI CẤT NÀO/).waitFor()
  await page.getByRole('button', { name: 'Chọn nơi cất' }).click()
  await page.getByLabel('Tên gọi').fill('USB két sắt')
  await page.getByLabel('Đường dẫn trên máy chủ').fill(join(stick, 'not-there'))
  const save = page.getByRole('button', { name: 'Lưu và thử từng nơi' })
  expect(await save.isDisabled(), 'without a key nothing is sealed').toBe(true)

  await page.getByRole('button', { name: 'Tạo khóa' }).click()
  await page.getByRole('textbox', { name: 'Mật khẩu của bạn' }).fill('demo')
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await page.getByRole('img', { name: 'Mã QR của khóa bí mật' }).waitFor()
  await picture(page, 'office-backup-key')
  await expectAccessible(page, 'office-backup-key')
  await page.setViewportSize(PHONE.viewport)
  await picture(page, 'office-backup-key-phone')
  await page.setViewportSize(DESKTOP.viewport)
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('heading', { name: 'Khóa mở bản sao lưu Tiếng Chuông' }).isVisible()).toBe(true)
  await page.emulateMedia({ media: null })
  const secret = await page.getByLabel('Khóa bí mật', { exact: true }).inputValue()
  expect(secret).toMatch(/^AGE-SECRET-KEY-1/)
  const typed = page.getByLabel('Gõ 6 ký tự cuối của khóa, đọc từ tờ giấy')
  await typed.fill('000000')
  await page.getByText('Không khớp với khóa trên màn hình.').waitFor()
  await typed.fill(secret.slice(-6).toLowerCase())
  await page.getByText(/^Đang dùng khóa age1/).waitFor()

  await save.click()
  await page.getByText('Chưa dùng được «USB két sắt»: không có thư mục đó, hoặc trong đó mất tệp dấu. Chưa lưu gì.').waitFor()
  await page.getByLabel('Đường dẫn trên máy chủ').fill(stick)
  await picture(page, 'office-backup-edit')
  await expectAccessible(page, 'office-backup-edit')
  await page.setViewportSize(PHONE.viewport)
  await picture(page, 'office-backup-edit-phone')
  await page.setViewportSize(DESKTOP.viewport)
  await save.click()
  await page.getByRole('button', { name: 'Sao lưu ngay vào các nơi này' }).click()
  await page.getByText(/^Bản tốt gần nhất: /).waitFor({ timeout: 200_000 })
  expect(readdirSync(stick).filter((name) => name.endsWith('.chuong.age'))).toHaveLength(1)
  await picture(page, 'office-backup-plan')
  await expectAccessible(page, 'office-backup-plan')
  await page.setViewportSize(PHONE.viewport)
  await picture(page, 'office-backup-plan-phone')
  await page.setViewportSize(DESKTOP.viewport)
  await dark(page)
  await page.getByText('EN', { exact: true }).click()
  await page.getByText(/^Last good one: /).waitFor()
  await picture(page, 'office-backup-plan-dark-en')
  await expectAccessible(page, 'office-backup-plan-dark-en')
  await page.goto(`${at.httpUrl}/admin/health`)
  await page.getByText(/^USB két sắt: .* ago$/).waitFor()
  await page.goto(`${at.httpUrl}/admin/audit`)
  await page.getByText(/^Quản trị hệ thống stored a backup: USB két sắt, /).waitFor()
  expect(page.trouble.filter((line) => !/403|409/.test(line))).toEqual([])
})
