/** The duty page around an alarm: its other pages, what rings above them, and the wall beside it. */
import { expect, it } from 'vitest'
import { chromium, demo, PHONE, pressIn, signedIn, takeDuty } from '../harness/pages.ts'
import { expectAccessible, picture } from '../harness/pictures.ts'

it('an alarm stands above every other page and brings the desk back by itself, but never takes away what is being typed', {
  timeout: 300_000,
}, async () => {
  const at = await demo()
  const browser = await chromium()
  const desk = await signedIn(browser, at, 'truc-ban', '/duty')
  await takeDuty(desk)
  const pages = desk.getByRole('navigation', { name: 'Các trang trực ban' })
  await pages.getByRole('link', { name: 'Đang kiểm tra' }).click()
  await desk.getByRole('heading', { name: 'Kiểm tra và tạm tách' }).waitFor()

  // A technician calls before any alarm: the site is quiet for a while, with a reason, and listed until it ends.
  await desk.getByLabel('Tìm cơ sở').fill('phu quy')
  await desk.getByRole('button', { name: 'Cho cơ sở kiểm tra' }).click()
  await desk.getByLabel('Lý do').fill('Thợ lắp nút mới')
  await desk.getByRole('button', { name: 'Bắt đầu kiểm tra 15 phút' }).click()
  await desk
    .getByText(/Đang kiểm tra đến \d\d:\d\d: Thợ lắp nút mới/)
    .first()
    .waitFor()
  await desk.getByText('Đại úy N. V. Minh đặt').waitFor()
  await picture(desk, 'duty-quiet')
  await expectAccessible(desk, 'the page of what is quiet')
  await desk.getByRole('button', { name: 'Kết thúc kiểm tra tại Tiệm vàng Phú Quý' }).first().click()
  await desk
    .getByRole('button', { name: /Kết thúc kiểm tra tại Tiệm v/ })
    .first()
    .waitFor({ state: 'detached' })
  await desk.getByLabel('Tìm cơ sở').fill('')

  // Somebody who looks on is brought back.
  await pressIn(at, 'QTDND Liên Nghĩa')
  await desk.getByRole('heading', { name: 'QTDND Liên Nghĩa' }).waitFor()
  expect(new URL(desk.url()).pathname).toBe('/duty')
  await desk.getByRole('button', { name: /TIẾP NHẬN/ }).click()
  await desk
    .getByText(/N\. V\. Minh tiếp nhận/)
    .first()
    .waitFor()

  // Somebody who types is not: the bar tells what rings, the siren sounds, the words stay.
  await desk.goBack()
  await desk.getByRole('listitem').filter({ hasText: 'KH-07' }).getByRole('button', { name: 'Cho cơ sở kiểm tra' }).click()
  const reason = desk.getByLabel('Lý do')
  await reason.fill('Thợ thay pin')
  await pressIn(at, 'Kim Hoa', undefined, 'Phòng két')
  const bar = desk.getByRole('region', { name: 'Đang có báo động' })
  await bar.getByText('Nghi cướp · Tiệm vàng Kim Hoa').waitFor()
  await expect.poll(() => desk.title()).toContain('Kim Hoa')
  // The bar names it, so it counts as shown, though nothing else on this page does.
  const incident = async () =>
    (await desk.evaluate(
      `fetch('/api/v1/incidents?phase=open').then((r) => r.json()).then(({ items }) => items.find((i) => i.site.name.includes('Kim Hoa')))`,
    )) as { id: string; receipts: { consoles: { shown: number } } }
  await expect.poll(async () => (await incident()).receipts.consoles.shown).toBe(1)
  await picture(desk, 'duty-alarm-bar-dialog')
  await expectAccessible(desk, 'a dialog below the alarm bar')
  expect(await reason.inputValue()).toBe('Thợ thay pin')
  expect(new URL(desk.url()).pathname).toBe('/duty/quiet')
  // A space belongs to what is typed, and answers nothing.
  await reason.press('Space')
  expect(await reason.inputValue()).toBe('Thợ thay pin ')
  // Once that is over the desk comes back by itself.
  await desk.keyboard.press('Escape')
  await desk.getByRole('heading', { name: 'Tiệm vàng Kim Hoa' }).waitFor()
  await desk.getByText('Chưa ai tiếp nhận').first().waitFor()

  // Whoever leaves again meant it: the same ringing does not bring them back, a key does.
  await pages.getByRole('link', { name: 'Đang kiểm tra' }).click()
  await bar.getByRole('button', { name: /Về báo động/ }).waitFor()
  await picture(desk, 'duty-alarm-bar')
  await desk.keyboard.press('Space')
  expect(await incident()).toMatchObject({ ringing: true })
  await desk.setViewportSize(PHONE.viewport)
  await picture(desk, 'duty-alarm-bar-phone')
  await expectAccessible(desk, 'the alarm bar on a phone')
  await desk.keyboard.press('b')
  await desk.getByRole('heading', { name: 'Tiệm vàng Kim Hoa' }).waitFor()
  expect(desk.trouble).toEqual([])
})

it('the wall beside the desk is read from across the room, and never counts as somebody being there', { timeout: 300_000 }, async () => {
  const at = await demo()
  const browser = await chromium()
  const desk = await signedIn(browser, at, 'truc-ban', '/duty')
  await takeDuty(desk)
  const opened = desk.context().waitForEvent('page')
  await desk.keyboard.press('w')
  const wall = await opened
  await expect.poll(() => wall.url()).toContain('/duty/wall')
  await wall.getByText('KHÔNG CÓ BÁO ĐỘNG').waitFor()
  await wall.setViewportSize({ width: 1920, height: 1080 })
  await wall.getByText(/Trực tại trạm: .*Minh/).waitFor()
  await picture(wall, 'duty-wall-calm')
  await expectAccessible(wall, 'the wall, calm')

  // The desk goes; the wall, still open in the same browser, does not stand in for its officer.
  await desk.close()
  const attended = async () =>
    ((await wall.evaluate(`fetch('/api/v1/duty').then((r) => r.json())`)) as { attended: boolean; onDuty: boolean }).attended
  await expect.poll(attended, { timeout: 60_000 }).toBe(false)
  await wall.getByText(/Không có ai trước trang trực/).waitFor()

  await pressIn(at, 'QTDND Liên Nghĩa')
  const first = wall.getByRole('article').filter({ hasText: 'QTDND Liên Nghĩa' })
  await first.getByText('CHƯA AI TIẾP NHẬN').waitFor()
  await picture(wall, 'duty-wall-one')
  await wall.setViewportSize({ width: 3840, height: 2160 })
  const sizes = (await wall.evaluate(
    `[...document.querySelectorAll('.tile *')].map((it) => [it.className || it.localName, parseFloat(getComputedStyle(it).fontSize)])`,
  )) as [string, number][]
  const largest = sizes.sort(([, a], [, b]) => b - a)[0]
  expect(largest?.[0]).toBe('tile-age')
  // A finger's breadth for every metre: about a tenth of the height of the screen at the least.
  expect(largest?.[1]).toBeGreaterThan(2160 / 10)
  expect(Math.min(...sizes.map(([, size]) => size))).toBeGreaterThan(2160 / 40)
  await picture(wall, 'duty-wall-4k')
  // Nothing on this page was the desk: it has said "shown" to nobody.
  const open = (await wall.evaluate(`fetch('/api/v1/incidents?phase=open').then((r) => r.json())`)) as {
    items: { receipts: { consoles: { shown: number } } }[]
  }
  expect(open.items.map(({ receipts }) => receipts.consoles.shown)).toEqual([0])

  for (const [shop, button] of [
    ['Kim Hoa', 'Quầy 1'],
    ['Kim Hoa', 'Phòng két'],
    ['Nông nghiệp', ''],
    ['Phú Quý', ''],
  ] as const)
    await pressIn(at, shop, undefined, button)
  await wall.getByText('2 nút cùng báo').waitFor()
  await wall.getByText(/BẤM LẠI LẦN 2/).waitFor()
  await wall.setViewportSize({ width: 1920, height: 1080 })
  await picture(wall, 'duty-wall')
  await expectAccessible(wall, 'the wall, ringing')
  await wall.setViewportSize({ width: 360, height: 780 })
  await picture(wall, 'duty-wall-phone')
  await wall.setViewportSize({ width: 1920, height: 1080 })
  await wall.evaluate(`localStorage.setItem('tieng-chuong.language', 'en'); localStorage.setItem('tieng-chuong.scheme.duty', 'light')`)
  await wall.reload()
  await wall.getByText('NOBODY HAS ACKNOWLEDGED').first().waitFor()
  await picture(wall, 'duty-wall-light-en')
  await expectAccessible(wall, 'the wall, light')
  await wall.keyboard.press('b')
  await wall.getByRole('heading', { name: 'QTDND Liên Nghĩa' }).waitFor()
})

it('eight tabs of one browser hear the alarm over one line, and the hub still answers them', { timeout: 300_000 }, async () => {
  const at = await demo()
  const browser = await chromium()
  const desk = await signedIn(browser, at, 'truc-ban', '/duty')
  await takeDuty(desk)
  const tabs = await Promise.all(Array.from({ length: 7 }, () => desk.context().newPage()))
  // HTTP/1.1 gives a browser six connections to one host: with a feed in every tab the seventh would wait for ever.
  for (const tab of tabs) await tab.goto(`${at.httpUrl}/duty/wall`)
  for (const tab of tabs) await tab.getByText('KHÔNG CÓ BÁO ĐỘNG').waitFor()
  await desk.bringToFront()
  await pressIn(at, 'Kim Hoa')
  for (const tab of [desk, ...tabs]) await expect.poll(() => tab.title(), { timeout: 60_000 }).toContain('Kim Hoa')
  // Seven walls beside it neither stand in for the desk nor take it away: the station is attended by the desk alone.
  const attended = async () => ((await desk.evaluate(`fetch('/api/v1/duty').then((r) => r.json())`)) as { attended: boolean }).attended
  expect(await attended()).toBe(true)

  await desk.getByRole('button', { name: /TIẾP NHẬN/ }).click()
  await desk
    .getByText(/N\. V\. Minh tiếp nhận/)
    .first()
    .waitFor()
})

it('the pages of the desk stand in one row at every width, and one that is out of sight is scrolled to', { timeout: 300_000 }, async () => {
  const at = await demo()
  const browser = await chromium()
  const desk = await signedIn(browser, at, 'truc-ban', '/duty/tests')
  await desk.getByRole('navigation', { name: 'Các trang trực ban' }).waitFor()
  for (const [language, last, name] of [
    ['vi', 'Diễn tập', 'Các trang trực ban'],
    ['en', 'Exercises', 'Pages of the duty desk'],
  ] as const) {
    await desk.setViewportSize({ width: 1440, height: 900 })
    await desk.evaluate(`localStorage.setItem('tieng-chuong.language', '${language}')`)
    await desk.reload()
    const pages = desk.getByRole('navigation', { name })
    const tops = () => pages.locator('a').evaluateAll((all) => new Set(all.map((page) => page.getBoundingClientRect().top)).size)
    const more = () => pages.getAttribute('data-more')
    for (const width of [1920, 1600, 1440, 1024]) {
      await desk.setViewportSize({ width, height: 768 })
      await pages.getByRole('link', { name: last }).waitFor()
      await expect.poll(more, { message: `${language} ${width}` }).toBeNull()
      expect(await tops()).toBe(1)
      await picture(desk, `duty-pages-${width}-${language}`)
    }
    for (const width of [390, 360]) {
      await desk.setViewportSize({ width, height: 740 })
      await expect.poll(more, { message: `${language} ${width}` }).not.toBeNull()
      expect(await tops()).toBe(1)
      await picture(desk, `duty-pages-${width}-${language}`)
    }
    await pages.getByRole('link', { name: last }).click()
    await expect.poll(more).toBe('start')
    await desk.getByRole('heading', { level: 1, name: last }).waitFor()
    await picture(desk, `duty-pages-last-${language}`)
    await expectAccessible(desk, `the desk's pages on a narrow phone, ${language}`)
    await desk.goto(`${at.httpUrl}/duty/tests`)
  }
  expect(desk.trouble).toEqual([])
})
