/** The shift on the desk: taking over, the digest, phones, the rail, the register, and "still there?". */
import { expect, it } from 'vitest'
import { chromium, demo, PHONE, pressIn, signedIn, takeDuty, type Watched } from '../harness/pages.ts'
import { expectAccessible, picture } from '../harness/pictures.ts'

/** As a link inside the page does it: nothing is loaded anew, and the siren stays as it was. */
const walk = (page: Watched, path: string) =>
  page.evaluate(`history.pushState(null, '', '${path}'); dispatchEvent(new PopStateEvent('popstate'))`)

it('what the shift before left is read, phones are tried, a line is written, and the shift is handed over and printed', {
  timeout: 120_000,
}, async () => {
  const at = await demo()
  const browser = await chromium()
  const desk = await signedIn(browser, at, 'truc-ban', '/duty')
  await takeDuty(desk)

  // The note of the shift before stands before the officer, on the desk and on the rail, until it is confirmed.
  const rail = desk.getByRole('region', { name: 'Cần chú ý trong ca' })
  await rail.getByText('Bàn giao chưa xác nhận đã đọc').waitFor()
  await rail.getByText('Điện thoại Tổ 3 · K. V. Bình').waitFor()
  await rail.getByText(/đang tạm tách: Nút kẹt/).waitFor()
  await desk.getByRole('heading', { name: 'Ca trước bàn giao lại' }).waitFor()
  await picture(desk, 'shift-desk')
  await expectAccessible(desk, 'shift-desk')

  await walk(desk, '/duty/shift')
  const digest = desk.getByRole('region', { name: 'Tóm tắt ca trực' })
  await digest.getByText('Không có báo động nào.').waitFor()
  await digest.getByText(/Điện thoại Tổ 3 · K. V. Bình không nhận được báo động từ/).waitFor()
  await desk.getByText('Còi đã thử và nghe rõ lúc').waitFor()
  await desk.getByRole('link', { name: /Công an xã Hiệp Thạnh: Gọi/ }).waitFor()
  await picture(desk, 'shift-page')
  await expectAccessible(desk, 'shift-page')
  await desk.getByRole('button', { name: 'Đã đọc' }).click()
  await desk.getByText('Ca trước bàn giao lại').waitFor({ state: 'detached' })
  await digest.getByText(/Bàn giao —/).waitFor()

  await desk.getByLabel('Nội dung').fill('Ông Nguyễn Văn Hòa báo mất xe ở chợ Liên Nghĩa, đã chuyển tổ hình sự.')
  await desk.getByRole('button', { name: 'Ghi vào sổ' }).click()
  await desk.getByText(/Đã ghi vào sổ trực lúc/).waitFor()
  await pressIn(at, 'Hồng Phát', 'test')
  await pressIn(at, 'Kim Hoa', undefined, 'Quầy 1')

  // What rings is shown above every page; the key that answers does nothing to what is not seen.
  await walk(desk, '/duty')
  await desk.getByRole('heading', { name: 'Tiệm vàng Kim Hoa' }).waitFor()
  await desk.getByRole('button', { name: /TIẾP NHẬN/ }).click()
  await desk.getByRole('button', { name: /^Đã đến/ }).click()
  await desk.getByRole('button', { name: /^Kết thúc vụ việc/ }).click()
  await desk.getByRole('dialog').getByText('Báo nhầm').click()
  await desk
    .getByRole('dialog')
    .getByLabel(/Ghi chú/)
    .fill('Nhân viên lau bàn chạm phải')
  await desk.getByRole('dialog').getByRole('button', { name: 'Kết thúc', exact: true }).click()

  await walk(desk, '/duty/shift')
  await digest.getByText(/Tiệm vàng Kim Hoa: nghi cướp lúc .*kết luận «Báo nhầm»/).waitFor()
  await desk.getByRole('button', { name: 'Hôm nay' }).click()
  const sheet = desk.getByRole('article', { name: 'SỔ TRỰC BAN' })
  await sheet.getByText(/Nghi cướp — Tiệm vàng Kim Hoa/).waitFor()
  await sheet.getByText(/Báo nhầm; Nhân viên lau bàn chạm phải/).waitFor()
  await sheet.getByText(/báo mất xe ở chợ Liên Nghĩa/).waitFor()
  await sheet
    .getByText(/thử còi, nghe rõ/)
    .first()
    .waitFor()
  await sheet.scrollIntoViewIfNeeded()
  await picture(desk, 'shift-register')
  await expectAccessible(desk, 'shift-register')
  await desk.emulateMedia({ media: 'print' })
  await desk.setViewportSize({ width: 794, height: 1123 })
  expect(await sheet.isVisible()).toBe(true)
  expect(await digest.isVisible(), 'only the sheet is printed').toBe(false)
  await picture(desk, 'shift-register-print')
  await desk.emulateMedia({ media: 'screen' })
  await desk.setViewportSize({ width: 1600, height: 900 })

  await desk.getByRole('button', { name: 'Giao trực' }).first().click()
  const leaving = desk.getByRole('dialog', { name: 'Giao trực' })
  await leaving.getByText(/Đồng chí là trực ban cuối cùng/).waitFor()
  await leaving.getByText(/kết luận «Báo nhầm»/).waitFor()
  await leaving.getByLabel('Lời nhắn cho ca sau (nếu có)').fill('Kim Hoa báo nhầm một lần, đã nhắc nhân viên.')
  await picture(desk, 'shift-sign-off')
  await expectAccessible(desk, 'shift-sign-off')
  await leaving.getByRole('button', { name: 'Để lại lời nhắn và giao trực' }).click()
  await desk.getByText('Đồng chí chưa nhận trực tại').waitFor()

  // The next officer is shown it, in English and by daylight, on a phone as well.
  const next = await signedIn(browser, at, 'chi-huy', '/duty/shift', { ...PHONE, viewport: { width: 360, height: 800 } })
  await next.getByRole('button', { name: 'EN, English' }).click()
  await next.getByRole('button', { name: 'Sign on' }).first().click()
  await next.getByRole('button', { name: 'I heard it' }).click()
  await next.getByText('Kim Hoa báo nhầm một lần, đã nhắc nhân viên.').first().waitFor()
  await picture(next, 'shift-page-phone-en')
  await next.getByRole('button', { name: 'Light', exact: true }).click()
  await picture(next, 'shift-page-phone-light-en')
  await expectAccessible(next, 'shift-page-phone-light-en')
  await next.setViewportSize({ width: 1600, height: 900 })
  await picture(next, 'shift-page-light-en')
  await expectAccessible(next, 'shift-page-light-en')
  expect([...desk.trouble, ...next.trouble]).toEqual([])
})
