/** A code beside the password, as people meet it: set up, asked for at the door, lost and found, taken away, and asked for by the office. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Demo } from '../../hub/demo/demo.ts'
import { person, signIn } from '../harness/api.ts'
import { chromium, DESKTOP, demo, openPage, PHONE, pressIn, signedIn, signInOn, takeDuty } from '../harness/pages.ts'
import { expectAccessible, picture } from '../harness/pictures.ts'
import { until } from '../harness/until.ts'
import { codeOf } from '../registry/second-factor.ts'

const LIMITS = { timeout: 300_000 }
const LATER_MS = 30_000

const english = (page: Page) => page.getByRole('button', { name: 'EN, English' }).click()
const dark = (page: Page) => page.getByRole('button', { name: /Nền tối|Dark/ }).click()

/** Over the API, for what another test shows on the page. */
async function turnedOn(at: Demo, username: string) {
  const who = await signIn(at.httpUrl, username, 'demo')
  await who.post('/session/confirm', { password: 'demo' })
  const { secret } = await who.post('/session/second-factor')
  const { body } = await who.call('PUT', '/session/second-factor', { code: codeOf(secret, Date.now()) })
  return { secret, recoveryCodes: body.recoveryCodes as string[], who }
}

async function sayPasswordAgain(page: Page) {
  await page.getByRole('textbox', { name: 'Mật khẩu của bạn' }).fill('demo')
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
}

it(
  'turned on with a phone, asked for at the next sign-in, and one of ten codes on paper opens when the phone is lost',
  LIMITS,
  async () => {
    const at = await demo()
    const browser = await chromium()
    const page = await signedIn(browser, at, 'quan-tri', '/admin')
    await page.getByRole('link', { name: 'Tài khoản của tôi' }).click()
    await page.getByRole('button', { name: 'Bật xác thực hai lớp' }).click()
    await sayPasswordAgain(page)
    const secret = (await page.getByLabel('Hoặc gõ dãy chữ này vào ứng dụng').inputValue()).replaceAll(' ', '')
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    await page.getByRole('img', { name: /Mã QR/ }).waitFor()
    await picture(page, 'second-factor-set-up')
    await expectAccessible(page, 'second-factor-set-up')

    await page.getByLabel('Sáu chữ số').fill(codeOf(secret, Date.now()))
    await page.getByRole('button', { name: 'Xác nhận và bật' }).click()
    const codes = page.getByRole('dialog').getByRole('listitem')
    await until('ten recovery codes', async () => (await codes.count()) === 10)
    const [lost = ''] = await codes.allTextContents()
    await picture(page, 'second-factor-codes')
    await expectAccessible(page, 'second-factor-codes')
    await page.getByRole('button', { name: 'Tôi đã cất các mã' }).click()
    await page.getByText('đang bật').waitFor()
    await picture(page, 'second-factor-on')
    await expectAccessible(page, 'second-factor-on')
    // The browser says so by itself when the hub asks for the password first.
    expect(page.trouble.filter((said) => !said.includes('403'))).toEqual([])
    await page.context().close()

    const door = await openPage(browser, `${at.httpUrl}/admin`, PHONE)
    await signInOn(door, 'quan-tri')
    const field = door.getByLabel('Sáu chữ số')
    expect([await field.getAttribute('inputmode'), await field.getAttribute('autocomplete')]).toEqual(['numeric', 'one-time-code'])
    await picture(door, 'second-factor-door')
    await expectAccessible(door, 'second-factor-door')
    // Used once more just now, however long it took to come here: a code is of its half minute and the next.
    const used = Date.now()
    const code = codeOf(secret, used)
    expect([200, 401]).toContain(
      (await person(at.httpUrl, null).call('POST', '/session', { username: 'quan-tri', password: 'demo', code })).status,
    )
    await field.fill(code)
    await door.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
    await door.getByText('Mã này đã dùng rồi').waitFor()
    // As it stands in some apps: with a blank in the middle. One step ahead is still good.
    const next = codeOf(secret, used + LATER_MS)
    await field.fill(`${next.slice(0, 3)} ${next.slice(3)}`)
    await door.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
    await door.getByRole('heading', { name: 'Tổng quan' }).waitFor()
    await door.context().close()

    const paper = await openPage(browser, `${at.httpUrl}/admin`, PHONE)
    await signInOn(paper, 'quan-tri')
    await paper.getByRole('button', { name: 'Mất điện thoại? Dùng mã dự phòng' }).click()
    await english(paper)
    await dark(paper)
    await picture(paper, 'second-factor-lost-en-dark')
    await expectAccessible(paper, 'second-factor-lost-en-dark')
    await paper.getByLabel('Recovery code').fill('AAAA-AAAA-AAAA-AAAA')
    await paper.getByRole('button', { name: 'Sign in', exact: true }).click()
    await paper.getByText('This recovery code is wrong or was used').waitFor()
    await paper.getByLabel('Recovery code').fill(lost.toLowerCase())
    await paper.getByRole('button', { name: 'Sign in', exact: true }).click()
    await paper.getByRole('heading', { name: 'Overview' }).waitFor()
    await paper.goto(`${at.httpUrl}/account`)
    await paper.getByText('Recovery codes left').waitFor()
    await paper.getByText('9', { exact: true }).waitFor()
    await dark(paper)
    await picture(paper, 'second-factor-account-phone-en-dark')
    await expectAccessible(paper, 'second-factor-account-phone-en-dark')
  },
)

it('a device whose clock differs from the hub’s is told so, in words, with the way in', LIMITS, async () => {
  const at = await demo()
  const browser = await chromium()
  await turnedOn(at, 'chi-huy')
  const page = await openPage(browser, `${at.httpUrl}/duty`, PHONE)
  await page.evaluate('const now = Date.now.bind(Date); Date.now = () => now() + 3 * 3_600_000')
  await signInOn(page, 'chi-huy')
  await page.getByLabel('Sáu chữ số').fill('000000')
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
  await page.getByText('GIỜ CỦA MÁY CHỦ LỆCH: chậm hơn thiết bị này 3 giờ').waitFor()
  await picture(page, 'second-factor-clock')
  await expectAccessible(page, 'second-factor-clock')
})

it('an administrator takes it away from a colleague, who is out at once and is told who did it; never over an alarm', LIMITS, async () => {
  const at = await demo()
  const browser = await chromium()
  const { who } = await turnedOn(at, 'chi-huy')
  const { person } = await who.get('/session')
  const admin = await signedIn(browser, at, 'quan-tri', `/admin/people/${person.id}`)
  await admin.getByRole('button', { name: 'Tắt xác thực hai lớp của người này' }).click()
  await picture(admin, 'second-factor-take-away')
  await expectAccessible(admin, 'second-factor-take-away')
  await admin.getByRole('button', { name: 'Tắt', exact: true }).click()
  await sayPasswordAgain(admin)
  await admin.getByText('Người này chưa bật').waitFor()
  expect((await who.call('GET', '/session')).status).toBe(401)

  const page = await signedIn(browser, at, 'chi-huy', '/duty')
  await page.getByText(/đã tắt xác thực hai lớp của bạn/).waitFor()
  await picture(page, 'second-factor-taken-away')
  await expectAccessible(page, 'second-factor-taken-away')
  await page.getByRole('button', { name: 'Đã biết' }).click()
  await until('the line is gone', async () => (await page.getByText(/đã tắt xác thực hai lớp của bạn/).count()) === 0)
})

it('whom the office asks for one is led to it; the desk stays open, and an alarm is acknowledged without it', LIMITS, async () => {
  const at = await demo()
  const browser = await chromium()
  const boss = await signIn(at.httpUrl, 'quan-tri', 'demo')
  await boss.patch('/settings', { secondFactor: 'admins-and-commanders' })

  const page = await signedIn(browser, at, 'quan-tri', '/admin', DESKTOP)
  await page.getByRole('heading', { name: 'Thiết lập xác thực hai lớp trước' }).waitFor()
  await picture(page, 'second-factor-first')
  await expectAccessible(page, 'second-factor-first')
  await english(page)
  await dark(page)
  await picture(page, 'second-factor-first-en-dark')
  await expectAccessible(page, 'second-factor-first-en-dark')
  await page.getByRole('link', { name: 'To the duty desk' }).click()
  await page.waitForURL('**/duty')
  await page.getByText('Your office asks for a second factor').waitFor()
  await picture(page, 'second-factor-due-desk-en-dark')
  await expectAccessible(page, 'second-factor-due-desk-en-dark')

  const desk = await signedIn(browser, at, 'chi-huy', '/duty')
  await takeDuty(desk)
  await desk.getByText('Đơn vị yêu cầu tài khoản của bạn').waitFor()
  await pressIn(at, 'Kim Hoa', undefined, 'Quầy 1')
  const acknowledge = desk.getByRole('button', { name: /^TIẾP NHẬN/ }).first()
  await acknowledge.waitFor()
  expect(await desk.getByText('Đơn vị yêu cầu tài khoản của bạn').count(), 'not beside an alarm').toBe(0)
  await acknowledge.click()
  await until('it is acknowledged', async () => (await boss.incident())?.phase === 'acknowledged')

  await page.goto(`${at.httpUrl}/admin`)
  await page.getByRole('button', { name: 'Turn the second factor on' }).click()
  await page.getByRole('textbox', { name: 'Your password' }).fill('demo')
  await page.getByRole('button', { name: 'Go on' }).click()
  const secret = (await page.getByLabel('Or type these letters into the app').inputValue()).replaceAll(' ', '')
  await page.getByLabel('Six digits').fill(codeOf(secret, Date.now()))
  await page.getByRole('button', { name: 'Confirm and turn on' }).click()
  await page.getByRole('button', { name: 'I have put them away' }).click()
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await page.getByText(/must have a second factor/).waitFor()
  await page.goto(`${at.httpUrl}/admin/settings`)
  await page.getByLabel('Who must have a second factor').waitFor()
  await picture(page, 'second-factor-settings-en-dark')
})
