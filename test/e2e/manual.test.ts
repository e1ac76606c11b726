/** The manual in a browser: without an account, by role, in both languages, printed, and beside a desk on which an alarm begins. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, expect, it, onTestFinished } from 'vitest'
import { type Demo, openDemo, readDemoConfig } from '../../hub/demo/demo.ts'
import { launchChromium } from '../harness/chromium.ts'
import { builtPages, DESKTOP, demo, openPage, PHONE, pressIn, signedIn, takeDuty, type Watched, watch } from '../harness/pages.ts'
import { expectAccessible, expectTouchable, picture } from '../harness/pictures.ts'
import { temporaryFolder } from '../harness/temporary.ts'

let browser: Browser
let at: Demo
beforeAll(async () => {
  await builtPages()
  at = await openDemo(readDemoConfig({ HUB_HTTP_PORT: '0', HUB_MQTT_PORT: '0', HUB_LOG_LEVEL: 'fatal' }))
  browser = await launchChromium()
  return async () => {
    await browser.close()
    await at.close()
  }
})

/** Nothing amiss on the page, and nothing asked of anybody but the hub. */
function quiet(page: Watched): Watched {
  onTestFinished(async () => {
    expect(page.trouble).toEqual([])
    await page.context().close()
  })
  return page
}
const open = async (path: string) => quiet(await openPage(browser, at.httpUrl + path))
/** Signed in at the door: the manual itself asks nobody who they are. */
async function as(who: string, path: string, options: BrowserContextOptions = DESKTOP): Promise<Watched> {
  const page = quiet(await signedIn(browser, at, who, '/', options))
  await page.waitForURL(/\/(duty|patrol|shop|admin)$/)
  if (new URL(page.url()).pathname !== path) await page.goto(at.httpUrl + path)
  return page
}
const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const contents = (page: Page) => page.getByRole('navigation', { name: /Các phần|Parts/ })
const picturesAreThere = (page: Page) =>
  page.waitForFunction(
    `{ const all = [...document.querySelectorAll('.manual-text img')]; all.length > 0 && all.every((img) => img.complete && img.naturalWidth > 0) }`,
  )

it('who cannot sign in reads the manual all the same, in Vietnamese and English, and finds no word of what a shop hides', {
  timeout: 300_000,
}, async () => {
  const page = await open('/duty')
  await page.getByRole('link', { name: 'Sổ tay' }).click()
  await title(page, 'Sổ tay').waitFor()
  await page.locator('code', { hasText: 'sudo tieng-chuong people reset admin' }).waitFor()
  await picture(page, 'manual')
  await expectAccessible(page, 'manual')
  await contents(page).getByRole('link', { name: 'Sổ tay người giữ máy' }).click()
  await title(page, 'Sổ tay người giữ máy').waitFor()
  await picturesAreThere(page)
  await picture(page, 'manual-handbook')
  await expectAccessible(page, 'manual-handbook')

  // A link from guide to guide, with an anchor in Vietnamese.
  await contents(page).getByRole('link', { name: 'Quản trị', exact: true }).click()
  await title(page, 'Quản trị').waitFor()
  await page.getByRole('article').getByRole('link', { name: 'bảy bước' }).click()
  expect(await page.evaluate('decodeURIComponent(location.hash)')).toBe('#admin.một-cơ-sở-mới')

  await page.getByText('EN', { exact: true }).click()
  await title(page, 'Administration').waitFor()
  await contents(page).getByRole('link', { name: 'All on one page' }).click()
  await page.getByRole('article').nth(6).waitFor()
  const shop = page.getByRole('article').filter({ has: title(page, 'Shop') })
  expect(await shop.getByText('Testing, once a month').count()).toBe(1)
  for (const language of ['en', 'vi']) {
    await page.getByText(language.toUpperCase(), { exact: true }).click()
    await title(page, language === 'en' ? 'Shop' : 'Cửa hàng').waitFor()
    expect(await page.locator('main').textContent()).not.toMatch(/duress|threat|robber|forced|bị ép|khống chế|kẻ cướp|có cướp/i)
  }
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByLabel('Tên đăng nhập').waitFor()
})

it.each([
  ['truc-ban', '/manual/duty-desk', 'Trực ban và tuần tra'],
  ['tuan-tra', '/manual/duty-desk', 'Trực ban và tuần tra'],
  ['cua-hang', '/manual/shop', 'Cửa hàng'],
  ['quan-ly', '/manual/shop', 'Cửa hàng'],
  ['quan-tri', '/manual/handbook', 'Sổ tay người giữ máy'],
])('%s lands on %s', { timeout: 120_000 }, async (who, path, heading) => {
  const page = await as(who, '/manual', PHONE)
  await title(page, heading).waitFor()
  expect(new URL(page.url()).pathname).toBe(path)
  await expectTouchable(page, `the manual of ${who}`)
  await picture(page, `manual-${who}-phone`)
})

it('at a shop the manual is as innocent as its page: its own guide alone, without what is done in a hold-up', {
  timeout: 120_000,
}, async () => {
  const page = await as('cua-hang', '/shop', PHONE)
  await page.getByRole('link', { name: 'Sổ tay' }).click()
  await title(page, 'Cửa hàng').waitFor()
  await picturesAreThere(page)
  await contents(page).getByText('Các phần').click()
  expect(await contents(page).getByRole('link').allTextContents()).not.toContain('Trực ban và tuần tra')
  expect(await page.locator('main').textContent()).not.toMatch(/bị ép|khống chế|cướp|bí mật báo/i)
  await expectAccessible(page, 'manual-shop-phone')
  await page.goto(`${at.httpUrl}/manual/duty-desk`)
  await page.getByText('Sổ tay không có phần này.').waitFor()
  await page.getByRole('button', { name: 'Về trang của tôi' }).click()
  await page.getByRole('button', { name: 'Đăng xuất' }).waitFor()

  const officer = await as('truc-ban', '/manual/shop')
  await officer.getByRole('article').getByRole('heading', { name: 'Khi có cướp' }).waitFor()
})

it('the manual opens beside the desk, which stays attended and rings; the alarm stands above the manual, and one key goes back', {
  timeout: 300_000,
}, async () => {
  // Windows as large as they are, not as large as somebody pretends.
  const desk = await as('truc-ban', '/duty', { viewport: null })
  await takeDuty(desk)
  const [opened] = await Promise.all([desk.context().waitForEvent('page'), desk.getByRole('link', { name: 'Sổ tay' }).click()])
  const manual = watch(opened, at.httpUrl)
  await title(manual, 'Trực ban và tuần tra').waitFor()
  expect(desk.url()).toBe(`${at.httpUrl}/duty`)
  expect(await desk.evaluate('document.visibilityState')).toBe('visible')
  expect(await manual.evaluate('outerWidth <= screen.availWidth / 2'), 'the desk is not covered').toBe(true)

  await pressIn(at, 'Kim Hoa')
  await desk.getByRole('button', { name: /TIẾP NHẬN/ }).waitFor()
  const bar = manual.getByRole('region', { name: 'Đang có báo động' })
  await bar.getByText('Tiệm vàng Kim Hoa').waitFor()
  await picture(manual, 'manual-beside-alarm')
  await expectAccessible(manual, 'manual-beside-alarm')
  // A text somebody needs right now is not taken away: the desk is in sight.
  await desk
    .getByText(/đã hiện|Đã báo tới/i)
    .first()
    .waitFor()
  expect(manual.isClosed()).toBe(false)

  await Promise.all([manual.waitForEvent('close'), manual.keyboard.press('b').catch(() => undefined)])
  await desk.getByRole('button', { name: /TIẾP NHẬN/ }).click()
  await desk
    .getByRole('button', { name: /Điều động/ })
    .first()
    .waitFor()
  expect(manual.trouble).toEqual([])
})

it('an alarm takes a patrol’s phone from the manual back to the patrol’s page', { timeout: 300_000 }, async () => {
  const phone = await as('tuan-tra', '/patrol', PHONE)
  await phone.getByRole('link', { name: 'Sổ tay' }).click()
  await title(phone, 'Trực ban và tuần tra').waitFor()
  await pressIn(at, 'Bảo Tín')
  await phone.waitForURL('**/patrol')
  await phone.getByRole('button', { name: /ĐÃ RÕ/ }).waitFor()
})

it('an officer who has the manual in the place of the desk is told so, and an alarm brings the desk back', {
  timeout: 300_000,
}, async () => {
  // A commune in which nothing rings yet: what does would take the manual away at once.
  const calm = await demo()
  const page = quiet(await signedIn(browser, calm, 'truc-ban', '/duty'))
  await takeDuty(page)
  await page.goto(`${calm.httpUrl}/manual/duty-desk`)
  await page.getByText('Không cửa sổ nào đang hiện trang báo động').waitFor()
  await expectAccessible(page, 'manual-covers-desk')
  await pressIn(calm, 'Kim Hoa')
  await page.waitForURL('**/duty')
})

it.each(['vi', 'en'])(
  'printed in %s it is a booklet: a title page to fill in, every guide, its words and its pictures',
  { timeout: 300_000 },
  async (language) => {
    const page = await as('quan-tri', '/manual/handbook')
    await title(page, 'Sổ tay người giữ máy').waitFor()
    await page.getByText(language.toUpperCase(), { exact: true }).click()
    await title(page, language === 'vi' ? 'Sổ tay người giữ máy' : 'Handbook of whoever keeps the machine').waitFor()
    await contents(page)
      .getByRole('link', { name: /Tất cả trên một trang|All on one page/ })
      .click()
    await page.getByRole('article').nth(6).waitFor()
    await picturesAreThere(page)
    await page.getByRole('button', { name: language === 'vi' ? 'In cả sổ tay' : 'Print the whole manual' }).waitFor()
    const folder = process.env.SCREENSHOTS ? join(process.env.SCREENSHOTS, 'manual') : temporaryFolder()
    mkdirSync(folder, { recursive: true })
    const file = join(folder, `manual-${language}.pdf`)
    writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }))
    const pages = Number(/^Pages:\s+(\d+)$/m.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }))?.[1])
    expect(pages).toBeGreaterThan(15)
    expect(pages, 'and no empty ones between').toBeLessThan(70)
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).normalize('NFC')
    const [cover = '', ...rest] = text.split('\f')
    expect(cover).toContain(at.httpUrl)
    for (const words of language === 'vi' ? ['Điền trước khi cần đến', 'Trạm cấp trên'] : ['Fill in before it is needed', 'Station above'])
      expect(cover).toContain(words)
    const begins = (words: string) => rest.filter((each) => each.trimStart().startsWith(words)).length
    for (const words of language === 'vi'
      ? ['Sổ tay người giữ máy', 'Trực ban và tuần tra', 'Cửa hàng', 'Quản trị', 'Cài đặt', 'Phục hồi trên máy dự phòng']
      : ['Handbook of whoever keeps', 'Duty desk and patrol', 'Shop', 'Administration', 'Install', 'Restoring on a spare box'])
      expect(begins(words), `${words} begins a page`).toBeGreaterThanOrEqual(1)
    expect(
      rest.filter((each, index) => each.trim() === '' && index < rest.length - 1),
      'no page is empty',
    ).toEqual([])
    expect(text).toContain(language === 'vi' ? 'Bấm nút một lần' : 'Press the button once')
    expect(text, 'a page is named, not a file').not.toMatch(
      /\b(so-tay|truc-ban|quan-tri|cai-dat|phuc-hoi|handbook|duty-desk|install|restore)\.md\b/,
    )
  },
)
