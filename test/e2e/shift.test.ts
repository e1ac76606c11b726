/** The shift on the desk: taking over, the digest, phones, the rail, the register, and "still there?". */
import { expect, it, onTestFinished } from 'vitest'
import { DEMO_PASSWORD } from '../../hub/demo/sample-commune.ts'
import { person, signIn } from '../harness/api.ts'
import { fakePhone } from '../harness/fake-phone.ts'
import { chromium, demo, PHONE, pressIn, signedIn, takeDuty, type Watched } from '../harness/pages.ts'
import { expectAccessible, picture } from '../harness/pictures.ts'
import { startPushService } from '../harness/push-service.ts'
import { until } from '../harness/until.ts'

/** As a link inside the page does it: nothing is loaded anew, and the siren stays as it was. */
const walk = (page: Watched, path: string) =>
  page.evaluate(`history.pushState(null, '', '${path}'); dispatchEvent(new PopStateEvent('popstate'))`)

it('a patrol’s phone is tried from the desk, and each says by itself what it has shown', { timeout: 300_000 }, async () => {
  const service = await startPushService()
  onTestFinished(() => service.close())
  const at = await demo({ HUB_PUSH_HOSTS: '127.0.0.1', HUB_PUSH_CA: service.caFile })
  const desk = await signedIn(await chromium(), at, 'truc-ban', '/duty')
  await takeDuty(desk)
  await walk(desk, '/duty/shift')
  const patrol = await signIn(at.httpUrl, 'tuan-tra', DEMO_PASSWORD)
  const phone = fakePhone(service)
  await patrol.post('/push/subscriptions', phone.subscription)
  await patrol.post('/duty')

  await desk.getByText('máy chưa hiện báo động lần nào, nên thử').first().waitFor()
  await desk.getByRole('button', { name: 'Thử máy của Tổ 1 · H. V. Sơn' }).click()
  await desk.getByText('đang chờ máy hiện…').waitFor()
  await picture(desk, 'shift-phones')
  const token = await until('the test is on the phone', () => phone.received()[0]?.token)
  await person(at.httpUrl, null).call('POST', '/push/receipts', { token, stage: 'shown' })
  await desk.getByText(/đã hiện lúc \d\d:\d\d:\d\d/).waitFor()
  await desk
    .getByText(/máy đã hiện báo động lúc/)
    .first()
    .waitFor()

  service.answer(phone.endpoint, { status: 410 })
  await desk.getByRole('button', { name: 'Thử máy của mọi tổ đang trực' }).click()
  await desk.getByText('máy đã mất đăng ký').waitFor()
  await walk(desk, '/duty')
  const rail = desk.getByRole('region', { name: 'Cần chú ý trong ca' })
  await rail.getByText('Điện thoại Tổ 1 · H. V. Sơn').waitFor()
  await rail.getByText(/mở lại trang tuần tra trên máy/).waitFor()
  expect(desk.trouble).toEqual([])
})

it('a desk that nobody touches is asked, told what follows, and answers by any touch', { timeout: 300_000 }, async () => {
  const at = await demo()
  const desk = await signedIn(await chromium(), at, 'truc-ban', '/duty')
  await desk.clock.install()
  await takeDuty(desk)
  const asked = desk.getByText('Đồng chí còn trực không?')
  await desk.clock.fastForward(54 * 60_000)
  expect(await asked.count()).toBe(0)
  await desk.clock.fastForward(2 * 60_000)
  await asked.waitFor()
  await desk.getByText(/Nếu không ai trả lời trong \d+ (phút|giây)/).waitFor()
  await picture(desk, 'shift-still-there')
  await expectAccessible(desk, 'shift-still-there')
  await desk.keyboard.press('Shift')
  await asked.waitFor({ state: 'detached' })
  await desk.clock.fastForward(61 * 60_000)
  await desk.getByText('Trạm không còn được tính là có người trực').waitFor()
  await picture(desk, 'shift-left-alone')
  expect(desk.trouble).toEqual([])
})

it('what the shift before left is read, phones are tried, a line is written, and the shift is handed over and printed', {
  timeout: 300_000,
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
