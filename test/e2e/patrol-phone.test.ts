/** The patrol's phone, from signing on to the close: what it shows, what it keeps, and what it must not. */
import { expect, it, onTestFinished } from 'vitest'
import { signIn } from '../harness/api.ts'
import { chromium, DESKTOP, demo, PHONE, pressIn, signedIn, signInOn } from '../harness/pages.ts'
import { expectAccessible, picture } from '../harness/pictures.ts'
import { startPushService } from '../harness/push-service.ts'
import { until } from '../harness/until.ts'
import { wokenPage } from '../harness/woken-page.ts'

/** What only somebody on the way may know of Kim Hoa. */
const SECRETS = ['Két ở tầng 1', '0900 000 007', 'sông Đa Nhim']

/** Everything this browser keeps for the hub, as one text: databases, caches, both storages. */
const STORED = `(async () => {
  const texts = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })]
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) if (!/\\.(woff2|png)/.test(request.url)) texts.push(await (await cache.match(request)).text())
  }
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((resolve) => { const open = indexedDB.open(name); open.onsuccess = () => resolve(open.result) })
    for (const store of database.objectStoreNames) {
      const all = await new Promise((resolve) => { const get = database.transaction(store).objectStore(store).getAll(); get.onsuccess = () => resolve(get.result) })
      texts.push(JSON.stringify(all))
    }
    database.close()
  }
  return texts.join('\\n')
})()`

it('amber until a push was shown with no page in sight; the lock screen names the place only; notes come with “on my way” and leave with the close', {
  timeout: 300_000,
}, async () => {
  const service = await startPushService()
  onTestFinished(() => service.close())
  const at = await demo({ HUB_PUSH_HOSTS: '127.0.0.1', HUB_PUSH_CA: service.caFile })
  const { page, deliver, touch, notifications } = await wokenPage(await chromium(), at, service)
  await page.goto(`${at.httpUrl}/patrol`)
  await signInOn(page, 'tuan-tra')

  // Allowed and known to the hub, and still amber: nothing was ever seen to arrive.
  await page.getByText('Máy này chưa từng hiện một báo thử', { exact: false }).waitFor()
  await page.locator('[role=switch]:enabled').first().click({ force: true })
  await page.getByText('Đang trực tại Công an xã Đức Trọng', { exact: false }).waitFor()
  await picture(page, 'patrol-unproven-phone')
  await expectAccessible(page, 'patrol-unproven-phone')
  await page.getByRole('button', { name: 'Thử gọi máy này' }).click()
  await page.getByText('TẮT MÀN HÌNH BÂY GIỜ').waitFor()
  await page.getByText('TẮT MÀN HÌNH BÂY GIỜ').scrollIntoViewIfNeeded()
  await picture(page, 'patrol-test-phone')
  // The page says it left sight, and the browser knows that it did not: shown in sight, so still amber.
  await page.evaluate(
    `Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' }); document.dispatchEvent(new Event('visibilitychange'))`,
  )
  await deliver('test')
  await page.evaluate(`delete document.visibilityState; document.dispatchEvent(new Event('visibilitychange'))`)
  await page.getByText('Báo thử mới hiện lúc màn hình đang mở', { exact: false }).waitFor()
  await page.getByRole('link', { name: 'Chưa chứng minh nhận được' }).waitFor()
  // With no page at all the same push proves it.
  await page.goto('about:blank')
  await deliver('test')
  await page.goto(`${at.httpUrl}/patrol`)
  await page.getByRole('link', { name: 'Máy nhận được báo động' }).waitFor()
  await picture(page, 'patrol-calm-phone')
  await expectAccessible(page, 'patrol-calm-phone')

  const officer = await signIn(at.httpUrl, 'truc-ban', 'demo')
  await officer.post('/duty')
  await pressIn(at, 'Kim Hoa', undefined, 'Quầy 1')
  await pressIn(at, 'Kim Hoa', undefined, 'Phòng két')
  await page.getByRole('heading', { name: 'Tiệm vàng Kim Hoa' }).waitFor()
  await deliver('alarm')
  const [alarm] = (await notifications()).filter(({ title }) => title.includes('Kim Hoa'))
  expect(alarm).toMatchObject({ body: expect.stringContaining('12 Trần Hưng Đạo'), actions: ['Đã rõ, đang đến', 'Đã đến'] })
  const { id } = await officer.incident()
  await page.getByText('Lưu ý về két, nhân viên', { exact: false }).waitFor()
  const before = `${await page.evaluate(STORED)} ${await page.locator('body').textContent()} ${JSON.stringify(await notifications())}`
  expect(before, 'it looks where the alarm is kept').toContain('Tiệm vàng Kim Hoa')
  for (const secret of SECRETS) expect(before).not.toContain(secret)
  await picture(page, 'patrol-alarm-phone')
  await expectAccessible(page, 'patrol-alarm-phone')
  await page.setViewportSize({ width: 360, height: 640 })
  await picture(page, 'patrol-alarm-small')
  await page.setViewportSize(PHONE.viewport)

  // A touch on another alarm's notification shows that one, and the page, which rings, is not loaded anew.
  await page.evaluate('window.same = true')
  await pressIn(at, 'Phú Quý')
  const second = await until('the second alarm', async () =>
    (await officer.get('/incidents')).items.find((each: { site: { name: string } }) => each.site.name.includes('Phú Quý')),
  )
  await deliver('alarm', second.id)
  await touch(second.id, '')
  await page.getByRole('heading', { name: 'Tiệm vàng Phú Quý' }).waitFor()
  await touch(id, '')
  await page.getByRole('heading', { name: 'Tiệm vàng Kim Hoa' }).waitFor()
  expect(await page.evaluate('window.same')).toBe(true)
  await officer.post(`/incidents/${second.id}/acknowledge`)
  await officer.post(`/incidents/${second.id}/close`, { disposition: 'drill' })

  await page.getByRole('button', { name: 'ĐÃ RÕ — ĐANG ĐẾN' }).click()
  await page.getByText('Két ở tầng 1 bên trái', { exact: false }).waitFor()
  await page.getByText(/đã gửi \d\d:\d\d:\d\d/).waitFor()
  await until('what is on the page is kept for a dead spot', async () => ((await page.evaluate(STORED)) as string).includes('sông Đa Nhim'))
  expect((await officer.incident(id)).onTheWay).toMatchObject([{ name: 'Tổ 1 · H. V. Sơn' }])
  // Arrival makes no sense before the desk has it, and says so.
  await page.getByText('Bấm được sau khi trực ban tiếp nhận').waitFor()
  await page.evaluate('scrollTo(0, 0)')
  await picture(page, 'patrol-coming-phone')
  await page.getByText('Nền tối').click()
  await page.evaluate('scrollTo(0, 0)')
  await picture(page, 'patrol-coming-phone-dark')
  await expectAccessible(page, 'patrol-coming-phone-dark')
  await page.getByText('EN', { exact: true }).click()
  await page.evaluate('scrollTo(0, document.body.scrollHeight)')
  await picture(page, 'patrol-coming-phone-dark-en')
  await page.getByText('VI', { exact: true }).click()
  await page.evaluate('scrollTo(0, 0)')

  await officer.post(`/incidents/${id}/acknowledge`)
  await page.getByText(/N\. V\. Minh tiếp nhận lúc/).waitFor()
  await page.getByRole('button', { name: 'ĐÃ ĐẾN HIỆN TRƯỜNG' }).click()
  await page
    .getByText(/Đã đến hiện trường lúc \d\d:\d\d:\d\d/)
    .first()
    .waitFor()
  await page.getByRole('link', { name: /Gọi Quầy giao dịch/ }).waitFor()
  await picture(page, 'patrol-scene-phone-dark')
  await page.getByText('Nền sáng').click()
  await page.evaluate('scrollTo(0, 0)')
  await picture(page, 'patrol-scene-phone')
  await expectAccessible(page, 'patrol-scene-phone')
  await page.getByRole('button', { name: 'Ghi chú cho trực ban' }).click()
  await page.getByLabel('Nội dung').fill('Hai đối tượng bỏ chạy hướng chợ')
  await page.getByRole('button', { name: 'Ghi', exact: true }).click()
  await until('the desk reads the note', async () =>
    (await officer.get(`/incidents/${id}`)).timeline.some((entry: { text?: string }) => entry.text === 'Hai đối tượng bỏ chạy hướng chợ'),
  )

  await officer.post(`/incidents/${id}/close`, { disposition: 'robbery' })
  await page.getByRole('heading', { name: 'Không có báo động' }).waitFor()
  await deliver('closed')
  expect((await notifications()).filter(({ title }) => title.includes('Kim Hoa'))).toMatchObject([
    { title: 'Kết thúc: Tiệm vàng Kim Hoa', actions: [] },
  ])
  await until('nothing of it is left on the phone', async () => {
    const stored = (await page.evaluate(STORED)) as string
    return [...SECRETS, 'Kim Hoa', 'bỏ chạy'].every((secret) => !stored.includes(secret))
  })
  const text = await page.locator('body').textContent()
  for (const secret of SECRETS) expect(text).not.toContain(secret)
  expect(page.trouble).toEqual([])
})

it('a second alarm does not take the first one’s place under the thumb: it rings above it, and is chosen by a touch', {
  timeout: 300_000,
}, async () => {
  const at = await demo()
  const page = await signedIn(await chromium(), at, 'tuan-tra', '/patrol', PHONE)
  await page.locator('[role=switch]:enabled').first().click({ force: true })
  await pressIn(at, 'Phú Quý')
  await page.getByRole('heading', { name: 'Tiệm vàng Phú Quý' }).waitFor()
  await page.getByRole('button', { name: 'ĐÃ RÕ — ĐANG ĐẾN' }).click()
  await page.getByText('Gia đình ở tầng trên', { exact: false }).waitFor()
  await pressIn(at, 'Bưu cục', 'fire')
  const other = page.getByRole('button', { name: /Bưu cục Đức Trọng/ })
  await other.waitFor()
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Tiệm vàng Phú Quý')
  await picture(page, 'patrol-two-alarms-phone')
  await expectAccessible(page, 'patrol-two-alarms-phone')
  await other.click()
  await page.getByRole('heading', { name: 'Bưu cục Đức Trọng', level: 1 }).waitFor()
  await page.getByRole('button', { name: /Tiệm vàng Phú Quý/ }).waitFor()
  // The switch is touched anywhere on its label.
  for (const target of await page.locator('a, button, summary, label').all()) {
    const box = await target.boundingBox()
    if (box) expect(box.height, `${await target.textContent()} is high enough for a thumb`).toBeGreaterThanOrEqual(48)
  }
  const big = await page.getByRole('button', { name: 'ĐÃ RÕ — ĐANG ĐẾN' }).boundingBox()
  expect(big?.height).toBeGreaterThanOrEqual(64)

  await page.getByText('EN', { exact: true }).click()
  await page.getByRole('button', { name: 'GOT IT — ON MY WAY' }).waitFor()
  await page.evaluate('scrollTo(0, 0)')
  await picture(page, 'patrol-alarm-phone-en')
  await expectAccessible(page, 'patrol-alarm-phone-en')
  await page.setViewportSize({ width: 360, height: 640 })
  await picture(page, 'patrol-alarm-small-en')
  await page.setViewportSize(DESKTOP.viewport)
  await picture(page, 'patrol-alarm-desktop-en')
  await page.setViewportSize(PHONE.viewport)
  await page.getByText('VI', { exact: true }).click()

  // Signing out in the middle of it leaves nothing on the phone either.
  await until('the notes are kept', async () => ((await page.evaluate(STORED)) as string).includes('có hai cháu nhỏ'))
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await page.getByLabel('Tên đăng nhập').waitFor()
  await until('nothing is kept', async () => !/có hai cháu nhỏ|Phú Quý|Bưu cục|Tổ 1/.test((await page.evaluate(STORED)) as string))
  expect(page.trouble).toEqual([])
})
