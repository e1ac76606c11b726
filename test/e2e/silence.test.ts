/** When something falls silent: what the desk, its map and its wall say, and how an officer says that they have seen it. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Demo } from '../../hub/demo/demo.ts'
import { DEMO_PASSWORD } from '../../hub/demo/sample-commune.ts'
import { signIn } from '../harness/api.ts'
import { chromium, DESKTOP, demo, PHONE, pressIn, signedIn, takeDuty } from '../harness/pages.ts'
import { expectAccessible, picture } from '../harness/pictures.ts'

/** A shop is missed after 20 s, and the round runs every two. */
const MISSED = { timeout: 60_000 }

/** At whatever time of day this runs, the shops are open. */
async function opened(): Promise<Demo> {
  const at = await demo()
  const admin = await signIn(at.httpUrl, 'quan-tri', DEMO_PASSWORD)
  const hours = [{ days: [1, 2, 3, 4, 5, 6, 7], open: '00:00', close: '23:59' }]
  for (const { site } of at.commune.buttons) await admin.patch(`/sites/${site.id}`, { hours })
  return at
}

type Hung = { id: string; site: { id: string; name: string } }
const buttonsOf = async (at: Demo, shop: string) =>
  ((await (await fetch(`${at.httpUrl}/demo/buttons`)).json()) as { items: Hung[] }).items.filter(({ site }) => site.name.includes(shop))

async function power(at: Demo, shop: string, reach: 'site' | 'street', on: boolean): Promise<void> {
  const [button] = await buttonsOf(at, shop)
  const reply = await fetch(`${at.httpUrl}/demo/sites/${button?.site.id}/power`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ on, reach }),
  })
  expect(reply.status).toBe(200)
}

/** From now on every note that the page sounds is written down. */
const listen = (page: Page) =>
  page.evaluate(`{
    const start = OscillatorNode.prototype.start
    window.notes = []
    OscillatorNode.prototype.start = function (...at) {
      window.notes.push(this.frequency.value)
      return start.apply(this, at)
    }
  }`)
const notes = (page: Page) => page.evaluate('window.notes') as Promise<number[]>
const TROUBLE = [440, 330]

const english = async (page: Page, language: string, scheme: string) => {
  await page.evaluate(
    `localStorage.setItem('tieng-chuong.language', '${language}'); localStorage.setItem('tieng-chuong.scheme.duty', '${scheme}')`,
  )
  await page.reload()
}

it('a shop that goes dark while it is open stands first, sounds softly, and is answered with one key; an alarm stays above it', {
  timeout: 300_000,
}, async () => {
  const at = await opened()
  const browser = await chromium()
  const desk = await signedIn(browser, at, 'truc-ban', '/duty')
  await takeDuty(desk)
  await listen(desk)
  // Another button of another shop loses its link over and over.
  const [loose] = await buttonsOf(at, 'Phú Quý')
  await power(at, 'Kim Hoa', 'site', false)
  const raised = desk.getByRole('region', { name: 'Mất kết nối: phải xem ngay' })
  await raised.getByText('Tiệm vàng Kim Hoa', { exact: true }).waitFor(MISSED)
  await raised.getByRole('link', { name: 'Gọi Anh Tâm, 0900 000 007' }).waitFor()
  await raised.getByText(/trong giờ mở cửa/).waitFor()
  await expect.poll(() => desk.title()).toContain('! Mất kết nối: Tiệm vàng Kim Hoa')
  // It sounds again each minute until somebody has seen it.
  await expect.poll(async () => (await notes(desk)).slice(0, TROUBLE.length)).toEqual(TROUBLE)
  await picture(desk, 'silence-raised')
  await expectAccessible(desk, 'a silence that must be seen')

  // On another page it is said above it, and the second desk and the wall know of it too.
  await desk.getByRole('navigation', { name: 'Các trang trực ban' }).getByRole('link', { name: 'Ca trực' }).click()
  await desk.getByText('Mất kết nối, chưa ai xem: Tiệm vàng Kim Hoa').waitFor()
  await desk.getByRole('heading', { name: 'Ca trực', exact: true }).waitFor()
  await picture(desk, 'silence-bar')
  await desk.getByRole('button', { name: 'Xem và xác nhận' }).click()
  const wall = await signedIn(browser, at, 'truc-ban-2', '/duty/wall')
  await wall.setViewportSize({ width: 1920, height: 1080 })
  await listen(wall)
  await wall.getByRole('article').getByText('Tiệm vàng Kim Hoa').waitFor()
  await picture(wall, 'silence-wall-raised')
  await expectAccessible(wall, 'the wall with a silence that must be seen')

  // An alarm comes before it on both, and no key of the alarm answers the silence.
  await pressIn(at, 'QTDND Liên Nghĩa')
  await desk.getByRole('heading', { name: 'QTDND Liên Nghĩa' }).waitFor()
  const groups = await desk
    .locator('.queue > section')
    .evaluateAll((all: { ariaLabel: string | null }[]) => all.map(({ ariaLabel }) => ariaLabel))
  expect(groups.slice(0, 2)).toEqual(['Chưa tiếp nhận', 'Mất kết nối: phải xem ngay'])
  await expect.poll(() => desk.title()).toContain('BÁO ĐỘNG: QTDND Liên Nghĩa')
  await desk.keyboard.press('Enter')
  await wall.getByText('MẤT KẾT NỐI, CHƯA AI XEM: Tiệm vàng Kim Hoa').waitFor()
  await picture(desk, 'silence-below-alarm')
  await picture(wall, 'silence-wall-below-alarm')
  await expectAccessible(desk, 'an alarm above a silence')
  expect(await raised.getByRole('button', { name: /^ĐÃ BIẾT.*Tiệm vàng Kim Hoa/ }).count()).toBe(1)
  await desk.getByRole('button', { name: /TIẾP NHẬN/ }).click()
  await desk
    .getByText(/N\. V\. Minh tiếp nhận/)
    .first()
    .waitFor()

  await english(desk, 'en', 'light')
  await desk.getByRole('region', { name: 'Fallen silent: to be seen now' }).waitFor()
  await picture(desk, 'silence-raised-light-en')
  await expectAccessible(desk, 'a silence that must be seen, light')
  await english(desk, 'vi', 'dark')

  const note = raised.getByLabel('Ghi chú (nếu có)')
  await note.fill('đã gọi, mất điện')
  await note.press('Enter')
  const rail = desk.getByRole('region', { name: 'Cần chú ý trong ca' })
  await rail.getByText(/Đại úy N\. V\. Minh đã biết lúc \d\d:\d\d: «đã gọi, mất điện»/).waitFor()
  await raised.waitFor({ state: 'detached' })
  await expect.poll(() => desk.title(), MISSED).not.toContain('Mất kết nối')
  await wall.getByText('Mất kết nối: 1 cơ sở').waitFor()
  expect(await notes(wall)).toEqual([])

  for (let drop = 0; drop < 6; drop += 1)
    for (const what of ['silence', 'return']) {
      await fetch(`${at.httpUrl}/demo/buttons/${loose?.id}/${what}`, { method: 'POST' })
      await expect
        .poll(async () => (await buttonsOf(at, 'Phú Quý')).find(({ id }) => id === loose?.id))
        .toMatchObject({ online: what === 'return' })
    }
  await rail.getByText('chập chờn', { exact: true }).waitFor(MISSED)
  await picture(desk, 'silence-acknowledged')
  await desk.getByRole('navigation', { name: 'Các trang trực ban' }).getByRole('link', { name: 'Ca trực' }).click()
  await desk
    .getByRole('region', { name: 'Tóm tắt ca trực' })
    .getByText(/Kim Hoa.*đã biết lúc.*«đã gọi, mất điện»/)
    .waitFor()
  await picture(desk, 'silence-digest')
  await expectAccessible(desk, 'the digest with silences')

  // A second shop, answered by the enter key alone, and by an officer with a phone in the hand, which never sounds it.
  const phone = await signedIn(browser, at, 'truc-ban-2', '/duty', PHONE)
  await power(at, 'Bảo Tín', 'site', false)
  await desk.getByText('Mất kết nối, chưa ai xem: Tiệm vàng Bảo Tín Đức Trọng').waitFor(MISSED)
  await phone.getByRole('region', { name: 'Mất kết nối: phải xem ngay' }).waitFor()
  await phone.evaluate('scrollTo(0, 0)')
  await picture(phone, 'silence-raised-phone')
  await expectAccessible(phone, 'a silence on a phone')
  await desk.keyboard.press('b')
  await raised.getByRole('button', { name: /^ĐÃ BIẾT/ }).waitFor()
  await expect
    .poll(
      async () => {
        await desk.keyboard.press('Enter')
        return raised.count()
      },
      { timeout: 60_000 },
    )
    .toBe(0)
  expect([...desk.trouble, ...wall.trouble, ...phone.trouble]).toEqual([])
})

it('a street without power is one entry with its shops and its circle on the map; when nobody is heard the desk says what to check', {
  timeout: 300_000,
}, async () => {
  const at = await opened()
  const browser = await chromium()
  const desk = await signedIn(browser, at, 'truc-ban', '/duty', DESKTOP)
  await takeDuty(desk)
  await listen(desk)
  await power(at, 'Kim Thành', 'street', false)
  const rail = desk.getByRole('region', { name: 'Cần chú ý trong ca' })
  await rail.getByText('Cả khu vực').waitFor(MISSED)
  await rail.getByText('Tiệm vàng Kim Thành').waitFor()
  await picture(desk, 'silence-street')
  await expectAccessible(desk, 'a street on the rail')
  expect(await desk.getByRole('region', { name: 'Mất kết nối: phải xem ngay' }).count()).toBe(0)
  expect(await notes(desk)).toEqual([])

  await rail.getByRole('link', { name: 'Xem trên bản đồ' }).click()
  const settled = (page: Page) => page.locator('.map-canvas[aria-busy="false"]').waitFor()
  await desk.getByText(/Cả khu vực mất kết nối: \d cơ sở/).waitFor({ state: 'attached' })
  await settled(desk)
  await picture(desk, 'silence-street-map')
  await expectAccessible(desk, 'the map with a street')
  const { width, height } = DESKTOP.viewport
  await desk.mouse.move(width / 2, height / 2)
  await desk.setViewportSize(PHONE.viewport)
  await settled(desk)
  await picture(desk, 'silence-street-map-phone')
  await desk.goBack()
  await rail.getByText('Cả khu vực').waitFor()
  await rail.getByText('Cả khu vực').scrollIntoViewIfNeeded()
  await picture(desk, 'silence-street-phone')
  await desk.setViewportSize(DESKTOP.viewport)

  const wall = await signedIn(browser, at, 'truc-ban-2', '/duty/wall')
  await wall.setViewportSize({ width: 1920, height: 1080 })
  await wall.getByText('Mất kết nối: 1 khu vực hoặc đường mạng').waitFor()
  await settled(wall)
  await picture(wall, 'silence-wall-street')
  await expectAccessible(wall, 'the wall with a street')
  await english(desk, 'en', 'light')
  await desk.getByText('A whole street').waitFor()
  await picture(desk, 'silence-street-light-en')
  await desk.getByRole('link', { name: 'Show on the map' }).click()
  await settled(desk)
  await picture(desk, 'silence-street-map-light-en')
  await english(desk, 'vi', 'dark')
  await desk.goto(`${at.httpUrl}/duty`)

  for (const { site } of at.commune.buttons) await power(at, site.name, 'site', false)
  const raised = desk.getByRole('region', { name: 'Mất kết nối: phải xem ngay' })
  await raised.getByText('Không nghe thấy ai: kiểm tra mạng của trụ sở.').waitFor(MISSED)
  // Green is proof: a desk that hears nobody is not calm.
  await desk.getByRole('heading', { name: 'Không nghe thấy nút nào' }).waitFor(MISSED)
  await picture(desk, 'silence-hub-line')
  await expectAccessible(desk, 'nobody is heard')
  expect([...desk.trouble, ...wall.trouble]).toEqual([])
})
