/** A patrol on a bad link: what it last knew stays readable, what it presses is kept, and each thing happens once. */
import { expect, it, onTestFinished } from 'vitest'
import { systemClock } from '../../hub/clock.ts'
import type { IncidentId } from '../../hub/contract/ids.ts'
import { commune, PASSWORD } from '../harness/commune.ts'
import { freePort } from '../harness/free-port.ts'
import { builtPages, chromium } from '../harness/pages.ts'
import { expectAccessible, picture } from '../harness/pictures.ts'
import { startPushService } from '../harness/push-service.ts'
import { until } from '../harness/until.ts'
import { wokenPage } from '../harness/woken-page.ts'

async function town() {
  await builtPages()
  const service = await startPushService()
  onTestFinished(() => service.close())
  const env = { HUB_HTTP_PORT: String(await freePort()), HUB_PUSH_HOSTS: '127.0.0.1', HUB_PUSH_CA: service.caFile }
  const at = await commune({ clock: systemClock, env, shop: { name: 'Tiệm vàng Kim Hoa', notes: 'Két ở tầng 1' } })
  const woken = await wokenPage(await chromium(), at.hub(), service)
  const { page } = woken
  await page.goto(`${at.hub().httpUrl}/patrol`)
  await page.getByLabel('Tên đăng nhập').fill('patrol')
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.locator('[role=switch]:enabled').first().click({ force: true })
  await page.getByText('Đang trực tại Công an home', { exact: false }).waitFor()
  // The worker has the page in hand, and the hub the phone.
  await page.evaluate(
    'navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller || new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done)))',
  )
  await until('the hub knows the phone', async () =>
    (await (await at.as('officer')).get('/duty')).stations[0].people.some((who: { phones: number }) => who.phones === 1),
  )
  const happened = async (id: IncidentId) => {
    const { timeline } = await (await at.as('officer')).get(`/incidents/${id}`)
    return (timeline as { type: string; text?: string }[])
      .filter(({ type }) => ['PatrolOnTheWay', 'UnitArrived', 'IncidentNoted'].includes(type))
      .map(({ type, text }) => (text === undefined ? type : `${type}: ${text.replace(/ \(.*/, '')}`))
  }
  return { ...woken, at, happened }
}

const note = async ({ page }: Awaited<ReturnType<typeof town>>, text: string) => {
  await page.getByRole('button', { name: 'Ghi chú cho trực ban' }).click()
  await page.getByLabel('Nội dung').fill(text)
  await page.getByRole('button', { name: 'Ghi', exact: true }).click()
}

it('with the hub gone the last known alarm stays readable, also after opening the page anew; what is pressed waits, and is sent in order, once', {
  timeout: 300_000,
}, async () => {
  const there = await town()
  const { page, at, happened } = there
  await (await at.button('counter')).press()
  await page.getByRole('heading', { name: 'Tiệm vàng Kim Hoa' }).waitFor()
  const { id } = await (await at.as('officer')).incident()

  await at.stop()
  await page.getByText('MẤT KẾT NỐI MÁY CHỦ').waitFor({ timeout: 60_000 })
  await page.getByText(/Thông tin lúc \d\d:\d\d:\d\d/).waitFor()
  await page.getByRole('button', { name: 'ĐÃ RÕ — ĐANG ĐẾN' }).click()
  await page.getByText(/chờ gửi… \(bấm lúc \d\d:\d\d:\d\d\)/).waitFor()
  await page.getByRole('button', { name: 'ĐÃ ĐẾN HIỆN TRƯỜNG' }).click()
  await note(there, 'Cửa cuốn đã đóng')
  await until('all three are shown as waiting', async () => (await page.getByText(/chờ gửi…/).count()) === 3)

  await page.reload()
  await page.getByRole('heading', { name: 'Tiệm vàng Kim Hoa' }).waitFor()
  await page.getByText(/Thông tin lúc \d\d:\d\d:\d\d/).waitFor({ timeout: 60_000 })
  await until('what was pressed still waits', async () => (await page.getByText(/chờ gửi…/).count()) === 3)
  await picture(page, 'patrol-dead-spot-phone')
  await expectAccessible(page, 'patrol-dead-spot-phone')

  await at.start()
  await page.getByText('MẤT KẾT NỐI MÁY CHỦ').waitFor({ state: 'hidden', timeout: 60_000 })
  await until('all of it has an answer', async () => (await page.getByText(/chờ gửi…/).count()) === 0)
  // Nobody at the desk had acknowledged, so the arrival was refused, in words; the rest stands once, in order.
  await page.getByText(/không nhận: /).waitFor()
  expect(await page.getByText(/đã gửi \d\d:\d\d:\d\d/).count()).toBe(2)
  expect(await happened(id)).toEqual(['PatrolOnTheWay', 'IncidentNoted: Cửa cuốn đã đóng'])
  await page.getByText('Két ở tầng 1').waitFor()
  await picture(page, 'patrol-link-back-phone')
  await expectAccessible(page, 'patrol-link-back-phone')
  await page.getByRole('button', { name: 'Bỏ' }).click()

  // The hub took it and its answer was lost on the way: sent again, it is written once.
  let lost = 0
  await page.route('**/note', async (route) => {
    if (lost++ > 0) return route.continue()
    await route.fetch()
    await route.abort()
  })
  await note(there, 'Xe đỏ 49F')
  await until('it was sent again', () => lost > 1)
  await until('it is answered', async () => (await page.getByText(/đã gửi/).count()) === 3)
  expect(await happened(id)).toEqual(['PatrolOnTheWay', 'IncidentNoted: Cửa cuốn đã đóng', 'IncidentNoted: Xe đỏ 49F'])
  // Requests that found no hub, or one that was closing, are what this is about; nothing else may be wrong.
  expect(page.trouble.filter((said) => !/ERR_CONNECTION|ERR_FAILED|503|409|ERR_INCOMPLETE/.test(said))).toEqual([])
})

it('the buttons on the notification act with no page open, say what came of it, and what could not be sent is offered when it is old', {
  timeout: 300_000,
}, async () => {
  const there = await town()
  const { page, at, happened, deliver, touch, notifications, linkIsBack } = there
  await page.goto('about:blank')
  await (await at.button('counter')).press()
  const { tag } = (await deliver('alarm')).notification
  const id = tag as IncidentId
  const shown = async () => (await notifications())[0]

  await at.stop()
  await touch(tag, 'acknowledge')
  expect(await shown()).toMatchObject({ title: expect.stringContaining('CHƯA GỬI ĐƯỢC — mở ứng dụng'), actions: ['Đã rõ, đang đến'] })
  expect((await shown())?.body).toContain('12 Trần Hưng Đạo')
  await at.start()
  await linkIsBack()
  await until('the worker sent it when the link was back', async () => (await happened(id)).includes('PatrolOnTheWay'))

  await touch(tag, 'acknowledge')
  expect(await shown()).toMatchObject({
    title: 'BÁO ĐỘNG KHẨN · Tiệm vàng Kim Hoa',
    body: expect.stringMatching(/^✓ Đã báo đang đến lúc \d\d:\d\d:\d\d · 12 Trần Hưng Đạo/),
    actions: ['Đã đến'],
  })
  await touch(tag, 'arrive')
  expect(await shown()).toMatchObject({
    title: 'KHÔNG NHẬN · BÁO ĐỘNG KHẨN · Tiệm vàng Kim Hoa',
    body: expect.stringContaining('Trực ban chưa tiếp nhận'),
  })
  const officer = await at.as('officer')
  await officer.post(`/incidents/${id}/acknowledge`)
  await touch(tag, 'arrive')
  expect((await shown())?.body).toMatch(/^✓ Đã báo đến nơi lúc/)
  expect(await happened(id)).toEqual(['PatrolOnTheWay', 'UnitArrived'])
  expect(JSON.stringify(await notifications()), 'the lock screen never learns more').not.toMatch(/Két|0900/)

  // Half an hour in a dead spot: not sent behind anybody's back.
  await page.goto(`${at.hub().httpUrl}/patrol`)
  await page
    .getByText(/Đã đến hiện trường lúc/)
    .first()
    .waitFor()
  await at.stop()
  await note(there, 'Một người bị thương')
  await page.getByText(/chờ gửi…/).waitFor()
  await page.evaluate(HALF_AN_HOUR_AGO)
  await page.reload()
  await at.start()
  await page.getByText('Còn đúng thì gửi lại', { exact: false }).waitFor({ timeout: 60_000 })
  await page.getByText('MẤT KẾT NỐI MÁY CHỦ').waitFor({ state: 'hidden', timeout: 60_000 })
  expect(await happened(id)).toEqual(['PatrolOnTheWay', 'UnitArrived'])
  await picture(page, 'patrol-offered-phone')
  await page.getByRole('button', { name: 'Gửi bây giờ' }).click()
  await until('it is sent because somebody still means it', async () => (await happened(id)).includes('IncidentNoted: Một người bị thương'))
})

/** What waits was pressed 31 minutes earlier. */
const HALF_AN_HOUR_AGO = `new Promise((done) => {
  const open = indexedDB.open('tieng-chuong-phone')
  open.onsuccess = () => {
    const store = open.result.transaction('kept', 'readwrite').objectStore('kept')
    const get = store.get('outbox')
    get.onsuccess = () => {
      store.put(get.result.map((deed) => (deed.state === 'waiting' ? { ...deed, at: deed.at - 31 * 60000 } : deed)), 'outbox')
      store.transaction.oncomplete = () => { open.result.close(); done() }
    }
  }
})`
