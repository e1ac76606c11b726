/** A phone that cannot be woken says so plainly, says why, and says what to do about it. */
import type { BrowserContextOptions } from 'playwright-core'
import { expect, it } from 'vitest'
import { chromium, DESKTOP, demo, PHONE, signedIn, signInOn, type Watched, watch } from '../harness/pages.ts'
import { expectAccessible, picture } from '../harness/pictures.ts'

const ANDROID = 'Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko)'
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Mobile/15E148 Safari/604.1'

type Case = {
  name: string
  says: RegExp
  does: RegExp
  options?: BrowserContextOptions
  /** What this browser is like, before the page begins. */
  like?: string
  allowed?: boolean
}
const CASES: Case[] = [
  {
    name: 'insecure',
    says: /địa chỉ http thường/,
    does: /địa chỉ https/,
    like: `Object.defineProperty(window, 'isSecureContext', { value: false })`,
  },
  {
    name: 'in-app',
    says: /bên trong ứng dụng khác/,
    does: /Mở bằng trình duyệt/,
    options: { userAgent: `${ANDROID} Chrome/140.0 Zalo android/1234` },
  },
  {
    name: 'ios',
    says: /iPhone chỉ nhận báo động khi/,
    does: /Chọn «Thêm vào MH chính» → «Thêm»/,
    options: { userAgent: IPHONE },
    like: 'delete window.PushManager',
  },
  { name: 'unsupported', says: /Trình duyệt này KHÔNG nhận được/, does: /Dùng Chrome hoặc Firefox mới/, like: 'delete window.PushManager' },
  {
    name: 'denied',
    says: /Máy đang chặn thông báo/,
    does: /Quyền → Thông báo → Cho phép/,
    like: `Object.defineProperty(Notification, 'permission', { get: () => 'denied' })`,
  },
  { name: 'not-asked', says: /Bấm nút dưới rồi chọn «Cho phép»/, does: /Bật nhận báo động/ },
  {
    name: 'no-service',
    says: /Dịch vụ báo của trình duyệt chưa nhận máy này/,
    does: /Thử đăng ký lại/,
    allowed: true,
    options: { userAgent: `${ANDROID} XiaoMi/MiuiBrowser/14.8 Chrome/140.0 Mobile Safari/537.36` },
    like: `PushManager.prototype.subscribe = () => Promise.reject(new DOMException('no service', 'AbortError'))`,
  },
]

it('each reason why a phone cannot be woken is said in words, with what to do, in Vietnamese and English', {
  timeout: 300_000,
}, async () => {
  const at = await demo()
  const browser = await chromium()
  for (const { name, says, does, options, like, allowed } of CASES) {
    const context = await browser.newContext({ locale: 'vi-VN', ...PHONE, ...options })
    if (allowed) await context.grantPermissions(['notifications'], { origin: at.httpUrl })
    if (like) await context.addInitScript(like)
    const page: Watched = watch(await context.newPage(), at.httpUrl)
    await page.goto(`${at.httpUrl}/patrol`)
    await signInOn(page, 'tuan-tra')
    await page.getByRole('link', { name: 'Máy KHÔNG nhận được báo động' }).click()
    await page.getByText(says).waitFor()
    await page.getByText(does).first().waitFor()
    await picture(page, `patrol-cannot-${name}-phone`)
    if (name === 'ios' || name === 'no-service') await expectAccessible(page, `patrol-cannot-${name}-phone`)
    if (name === 'no-service') {
      // Its own make stands first and open, once the list is opened.
      await page.getByText('Nếu máy không kêu: tiết kiệm pin').click()
      await page.getByText(/Chrome → Tiết kiệm pin → chọn «Không hạn chế»/).waitFor()
      expect(await page.locator('.makes details summary').first().textContent()).toBe('Xiaomi, Redmi, POCOmáy này')
      await page.getByText('OPPO, realme, OnePlus').click()
      await page.getByText(/«Cho phép hoạt động nền»/).waitFor()
      await page.setViewportSize({ width: 360, height: 640 })
      await picture(page, 'patrol-battery-small')
      await page.getByText('Nền tối').click()
      await expectAccessible(page, 'patrol-battery-small-dark')
    }
    await page.getByText('EN', { exact: true }).click()
    await page.getByRole('link', { name: 'This phone CANNOT be woken' }).waitFor()
    expect(page.trouble, name).toEqual([])
    await context.close()
  }

  // The desk on the same plain address: its own siren sounds, and it says that phones do not.
  for (const [size, name] of [
    [DESKTOP, 'duty-plain-http'],
    [PHONE, 'duty-plain-http-phone'],
  ] as const) {
    const context = await browser.newContext({ locale: 'vi-VN', ...size })
    await context.addInitScript(`Object.defineProperty(window, 'isSecureContext', { value: false })`)
    const page: Watched = watch(await context.newPage(), at.httpUrl)
    await page.goto(`${at.httpUrl}/duty`)
    await signInOn(page, 'truc-ban')
    await page.getByText(/điện thoại không được gọi/).waitFor()
    await page.getByText(/Tổ tuần tra cần mở bằng địa chỉ https/).scrollIntoViewIfNeeded()
    await picture(page, name)
    await expectAccessible(page, name)
    await page.getByText('EN', { exact: true }).click()
    await page.getByText(/phones cannot be woken/).waitFor()
    expect(page.trouble, name).toEqual([])
    await context.close()
  }
  const secure = await signedIn(browser, at, 'truc-ban', '/duty')
  await secure.getByText('Nhận trực để bắt đầu ca').waitFor()
  expect(await secure.getByText(/điện thoại không được gọi/).count(), 'on https, and on the machine itself, there is nothing to say').toBe(
    0,
  )
})
