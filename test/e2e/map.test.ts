/** The maps in a real browser: with the hub's own tiles and without, on two sizes, in both languages and colours. */
import type { Page, Response } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Demo, openDemo, readDemoConfig } from '../../hub/demo/demo.ts'
import { sampleMap } from '../../hub/demo/sample-map/sample-map.ts'
import { launchChromium } from '../harness/chromium.ts'
import { builtPages, DESKTOP, PHONE, pressIn, signedIn, takeDuty, type Watched, watch } from '../harness/pages.ts'
import { expectAccessible, picture } from '../harness/pictures.ts'

let at: Demo
let browser: Awaited<ReturnType<typeof launchChromium>>
/** One desk for all that follows, on duty, and its second window: the map. */
let desk: Watched
let map: Watched
beforeAll(async () => {
  await builtPages()
  at = await openDemo(readDemoConfig({ HUB_HTTP_PORT: '0', HUB_MQTT_PORT: '0', HUB_LOG_LEVEL: 'fatal' }))
  browser = await launchChromium()
  desk = await signedIn(browser, at, 'truc-ban', '/duty')
  await takeDuty(desk)
  map = watch(await desk.context().newPage(), at.httpUrl)
}, 300_000)
afterAll(async () => {
  await browser.close()
  await at.close()
})

/** Every tile and name is there, and nothing moves. */
const settled = (page: Page) => page.locator('.map-canvas[aria-busy="false"]').waitFor()
const name = { vi: 'Bản đồ trực ban', en: 'Map of the duty desk' }

/** Answers that the page got for the map's file, and every host that anything in it spoke to: its workers too. */
function listen(page: Page) {
  const [parts, hosts]: [Response[], Set<string>] = [[], new Set()]
  page.context().on('response', (response) => {
    if (response.url().includes('/api/v1/map/tiles.pmtiles')) parts.push(response)
  })
  page.context().on('request', (request) => {
    if (/^(https?|wss?):/.test(request.url())) hosts.add(new URL(request.url()).origin)
  })
  return { parts, hosts }
}

/** Where a place is on the screen, by the two stations that are drawn there. */
async function onMap(page: Page, { lat, lon }: { lat: number; lon: number }): Promise<[x: number, y: number]> {
  const centre = async (station: string) => {
    const box = await page.locator('.pin-station', { hasText: station }).locator('.pin-square').boundingBox()
    if (!box) throw new Error(`${station} is not drawn`)
    return [box.x + box.width / 2, box.y + box.height / 2] as const
  }
  const [[x0, y0], [x1, y1]] = [await centre('Đức Trọng'), await centre('Hiệp Thạnh')]
  return [x0 + ((lon - 108.373) / 0.019) * (x1 - x0), y0 + ((lat - 11.738) / 0.0195) * (y1 - y0)]
}

describe('the map', () => {
  it('shows the desk what rings, how far it is and who is near; every tile comes from the hub and nothing goes elsewhere', async () => {
    const { parts, hosts } = listen(map)
    await map.goto(`${at.httpUrl}/duty/map`)
    await map.getByRole('region', { name: name.vi }).waitFor()
    await settled(map)
    await picture(map, 'map-desk-calm')

    await pressIn(at, 'Phú Quý')
    const ringing = map.getByRole('button', { name: 'Mở vụ việc: Tiệm vàng Phú Quý, chưa tiếp nhận' })
    await ringing.waitFor()
    // Beside a desk it stays, and is no page that an alarm takes away.
    await desk.getByRole('button', { name: /TIẾP NHẬN/ }).waitFor()
    await pressIn(at, 'Kim Hoa')
    const other = map.getByRole('button', { name: 'Mở vụ việc: Tiệm vàng Kim Hoa, chưa tiếp nhận' })
    await other.waitFor()
    const near = map.locator('.map-near')
    await near.getByText('Công an xã Đức Trọng').waitFor()
    expect(await near.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/Công an xã Đức Trọng\s+450 m/),
      expect.stringMatching(/Công an xã Hiệp Thạnh\s+2,8 km/),
    ])
    await settled(map)
    await picture(map, 'map-desk')
    await expectAccessible(map, 'map-desk')

    // A click on what else rings selects it; the words for who cannot see follow.
    await other.click()
    await map.getByText(/Vụ đang xem: Tiệm vàng Kim Hoa, cách Công an xã Đức Trọng 650 m, phía đông nam/).waitFor({ state: 'attached' })
    await map.getByText('EN', { exact: true }).click()
    await map.getByText('Light', { exact: true }).click()
    await map.getByText('Nearest stations').waitFor()
    await settled(map)
    await picture(map, 'map-desk-light-en')
    await expectAccessible(map, 'map-desk-light-en')

    expect(new URL(map.url()).pathname).toBe('/duty/map')
    expect(parts.length).toBeGreaterThan(3)
    expect(new Set(parts.map((part) => part.status()))).toEqual(new Set([206]))
    expect([...hosts]).toEqual([at.httpUrl])
    expect(map.trouble).toEqual([])

    // A quiet dot tells what it is when it is asked.
    await map.mouse.click(...(await onMap(map, { lat: 11.7496, lon: 108.374 })))
    await map.getByText('KH-19 · normal').waitFor()
    await map.getByText('VI', { exact: true }).click()
    await map.getByText('Nền tối').click()
  }, 300_000)

  it('stands beside the incident too, is moved by the arrow keys without the desk’s own selection moving, and takes the focus from nobody', async () => {
    await desk.goto(`${at.httpUrl}/duty`)
    await settled(desk)
    expect(await desk.evaluate('document.activeElement === document.body')).toBe(true)
    const spoken = desk.getByText(/Vụ đang xem/)
    const before = await spoken.textContent()
    await desk.getByRole('application').focus()
    const pin = desk.locator('.pin').first()
    const stood = await pin.evaluate((element) => element.style.transform)
    await desk.keyboard.press('ArrowDown')
    await desk.waitForFunction((was) => document.querySelector<HTMLElement>('.pin')?.style.transform !== was, stood)
    expect(await spoken.textContent()).toBe(before)
    expect(await desk.evaluate('document.activeElement.tagName')).toBe('CANVAS')
    expect(desk.trouble).toEqual([])
  }, 300_000)

  it('stands on a phone, in both colours', async () => {
    const phone = await signedIn(browser, at, 'truc-ban', '/duty/map', PHONE)
    // A phone has one window: with an alarm the map alone gives way to the desk, and stands below the incident.
    await phone.waitForURL(`${at.httpUrl}/duty`)
    await phone.getByText('Trụ sở gần nhất').waitFor()
    await settled(phone)
    await picture(phone, 'map-desk-phone')
    await expectAccessible(phone, 'map-desk-phone')
    await phone.getByText('Nền sáng').click()
    await settled(phone)
    await picture(phone, 'map-desk-phone-light')
    expect(phone.trouble).toEqual([])
    await phone.context().close()
  }, 300_000)

  it('shows the office who is called after whom, and a station is chosen by mouse and by keyboard', async () => {
    const office = await signedIn(browser, at, 'quan-tri', '/admin/map')
    const map = office.getByRole('region', { name: 'Bản đồ các trụ sở' })
    await settled(office)
    await map.getByRole('button', { name: 'Công an xã Đức Trọng' }).click()
    await map.getByRole('button', { name: 'Công an xã Hiệp Thạnh , gọi thứ 1' }).waitFor()
    await map.scrollIntoViewIfNeeded()
    await settled(office)
    await picture(office, 'map-stations')
    await expectAccessible(office, 'map-stations')
    await map.getByRole('button', { name: /Hiệp Thạnh/ }).focus()
    await office.keyboard.press('Enter')
    await map.getByRole('button', { name: 'Công an xã Đức Trọng , gọi thứ 1' }).waitFor()
    await office.getByText('EN', { exact: true }).click()
    await office.getByText('Dark', { exact: true }).click()
    await office.setViewportSize(PHONE.viewport)
    await office.getByRole('region', { name: 'Map of the stations' }).scrollIntoViewIfNeeded()
    await settled(office)
    await picture(office, 'map-stations-phone-dark-en')
    expect(office.trouble).toEqual([])
    await office.context().close()
  }, 300_000)

  it('lets a place be chosen by click, by drag and by the arrow keys, and says how far the stations are', async () => {
    const office = await signedIn(browser, at, 'quan-tri', '/admin/stations/new')
    const typed = office.getByRole('textbox', { name: 'Tọa độ' })
    await settled(office)
    await office.getByRole('button', { name: 'Đặt vào giữa bản đồ' }).click()
    const pin = office.getByRole('button', { name: /Vị trí của trạm\. Vị trí/ })
    const first = await typed.inputValue()
    expect(first).toMatch(/^11\.\d{5}, 108\.\d{5}$/)
    await pin.focus()
    await office.keyboard.press('ArrowUp')
    const north = await typed.inputValue()
    expect(Number.parseFloat(north)).toBeGreaterThan(Number.parseFloat(first))
    expect(north.split(', ')[1]).toBe(first.split(', ')[1])

    // What is typed moves the pin and the picture; what is dragged is typed.
    await typed.fill('11.7339, 108.3772')
    await office.getByText('Tọa độ 11.73390, 108.37720').first().waitFor()
    await office.locator('.map-near').getByText('650 m').waitFor()
    await settled(office)
    const box = await pin.boundingBox()
    if (!box) throw new Error('the pin has no place')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await office.mouse.move(x, y)
    await office.mouse.down()
    await office.mouse.move(x + 40, y, { steps: 4 })
    await office.mouse.up()
    // At this zoom forty pixels are some 65 m.
    await expect.poll(() => typed.inputValue()).toMatch(/^11\.7339\d, 108\.377[78]\d$/)
    await office.locator('.place-picker').scrollIntoViewIfNeeded()
    await settled(office)
    await picture(office, 'map-place')
    await expectAccessible(office, 'map-place')
    expect(office.trouble).toEqual([])
    await office.context().close()
  }, 300_000)

  it('is brought by the administrator, with its progress in words; the wrong file is refused and the old one stays', async () => {
    const office = await signedIn(browser, at, 'quan-tri', '/admin/map')
    const file = office.locator('input[type=file]')
    await office.getByText('Đã có bản đồ nền').waitFor()
    await picture(office, 'map-file')
    await file.setInputFiles({ name: 'thu.pmtiles', mimeType: '', buffer: Buffer.from('PK zip') })
    await office
      .getByRole('alert')
      .getByText(/không phải bản đồ PMTiles/)
      .waitFor()
    await file.setInputFiles({ name: 'thieu.pmtiles', mimeType: '', buffer: sampleMap().subarray(0, 20_000) })
    await office
      .getByRole('alert')
      .getByText(/thiếu phần cuối/)
      .waitFor()
    await office.getByText('Đã có bản đồ nền').waitFor()
    await expectAccessible(office, 'map-file')

    const devtools = await office.context().newCDPSession(office)
    const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 300_000 }
    await devtools.send('Network.emulateNetworkConditions', slow)
    await file.setInputFiles({ name: 'xa.pmtiles', mimeType: '', buffer: Buffer.concat([sampleMap(), Buffer.alloc(3_000_000)]) })
    await office.getByText(/Đang gửi xa\.pmtiles: [1-9]\d? % \(.*(kB|MB) trong 3 MB\)\./).waitFor()
    await picture(office, 'map-file-sending')
    await office.getByRole('button', { name: 'Dừng gửi' }).click()
    await office.getByRole('button', { name: 'Thay bằng tệp khác' }).waitFor()
    await devtools.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 })

    office.once('dialog', (dialog) => void dialog.accept())
    await office.getByRole('button', { name: 'Gỡ tệp bản đồ' }).click()
    await office.getByText(/Chưa có tệp bản đồ/).waitFor()
    expect(office.trouble.filter((said) => !said.includes('400'))).toEqual([])
    await office.context().close()
  }, 300_000)

  it('without a file is plain and still tells what rings, how far it is and who is near', async () => {
    const { parts, hosts } = listen(map)
    await map.goto(`${at.httpUrl}/duty/map`)
    await map.getByText('Trụ sở gần nhất').waitFor()
    await settled(map)
    await picture(map, 'map-plain')
    await expectAccessible(map, 'map-plain')
    await map.getByText('Nền sáng').click()
    await settled(map)
    await picture(map, 'map-plain-light')
    await map.getByText('EN', { exact: true }).click()
    await map.setViewportSize(PHONE.viewport)
    await settled(map)
    await picture(map, 'map-plain-phone-en')
    expect(parts).toEqual([])
    expect([...hosts]).toEqual([at.httpUrl])
    expect(map.trouble).toEqual([])
    await map.setViewportSize(DESKTOP.viewport)
    await map.getByText('VI', { exact: true }).click()
  }, 300_000)

  it('that cannot be drawn says so, and says in words what it would show', async () => {
    await map.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null
    })
    await map.goto(`${at.httpUrl}/duty/map`)
    await map.getByText('Trình duyệt này không vẽ được bản đồ.').waitFor()
    await map.getByText(/Tiệm vàng Kim Hoa: chưa tiếp nhận/).waitFor()
    await picture(map, 'map-in-words')
    await expectAccessible(map, 'map-in-words')
  }, 300_000)

  it('is nothing that a patrol’s phone fetches, now or for later', async () => {
    const phone = await signedIn(browser, at, 'tuan-tra', '/patrol', PHONE)
    const scripts = await phone.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
    expect(scripts.some((script) => /\.js$/.test(script))).toBe(true)
    expect(scripts.filter((script) => /map|drawn/.test(script))).toEqual([])
    const worker = await (await fetch(`${at.httpUrl}/service-worker.js`)).text()
    expect(worker).toContain('patrol-page')
    expect(worker).not.toMatch(/map-library|maplibre-gl-worker|-drawn-/)
    await phone.context().close()
  }, 300_000)
})
