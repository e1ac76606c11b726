/** Short messages and calls as people see them: the office's modem, a test to a person, the desk during an alarm, and a lost internet. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectAsync, type MqttClient } from 'mqtt'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { GatewayId, IncidentId, MessageId, PersonId } from '../../hub/contract/ids.ts'
import type { MessageState } from '../../hub/contract/message-events.ts'
import { pressTopic } from '../../hub/contract/topics.ts'
import { readDemoConfig } from '../../hub/demo/demo.ts'
import { type SampleCommune, seedCommune } from '../../hub/demo/sample-commune.ts'
import { type Hub, openHub } from '../../hub/hub.ts'
import { launchChromium } from '../harness/chromium.ts'
import { builtPages, DESKTOP, openPage, PHONE, signInOn, type Watched } from '../harness/pages.ts'
import { expectAccessible, picture } from '../harness/pictures.ts'
import { until } from '../harness/until.ts'

const LONG = { timeout: 400_000 }
let hub: Hub
let commune: SampleCommune
let browser: Browser
let modem: MqttClient
let gateway: GatewayId
const clients: MqttClient[] = []
const pages: Watched[] = []

beforeAll(async () => {
  await builtPages()
  const dataDir = await mkdtemp(join(tmpdir(), 'messages-'))
  const config = readDemoConfig({ HUB_HTTP_PORT: '0', HUB_MQTT_PORT: '0', HUB_LOG_LEVEL: 'fatal' })
  hub = await openHub(
    { ...config, dataDir },
    {
      async seed(registry) {
        commune = await seedCommune(registry, Date.now())
      },
    },
  )
  browser = await launchChromium()
  const asked = { label: 'Modem trụ sở', station: commune.stations.home, modem: true }
  const made = await hub.registry.submit({ type: 'AddGateway', gateway: asked, at: Date.now(), by: null })
  if (!made.ok || !made.mqtt) throw new Error('the gateway was not made')
  const numberless = { type: 'PatchPerson', id: person('tuan-tra'), patch: { phone: null }, at: Date.now(), by: null } as const
  if (!(await hub.registry.submit(numberless)).ok) throw new Error('the number of the sample was not taken away')
  gateway = made.mqtt.clientId as GatewayId
  modem = await client(gateway, made.mqtt.password)
  return () => rm(dataDir, { recursive: true, force: true })
}, 180_000)
afterAll(async () => {
  await browser?.close()
  for (const client of clients) await client.endAsync(true)
  await hub?.close()
}, 60_000)

const person = (username: string): PersonId => commune.people.get(username) as PersonId
async function signedIn(username: string, path: string, options?: typeof PHONE): Promise<Watched> {
  const page = await openPage(browser, hub.httpUrl + path, options)
  pages.push(page)
  await signInOn(page, username)
  return page
}
async function client(username: string, password: string): Promise<MqttClient> {
  const made = await connectAsync(hub.mqttUrl, { clientId: username, username, password, reconnectPeriod: 0 })
  clients.push(made)
  return made
}
const beat = (of: MqttClient, more: object = {}) => {
  const vitals = { signal: -71, registration: 'home', operator: 'Viettel', sim: 'ready', model: 'SIMCOM_SIM7600E-H', ...more }
  return of.publishAsync(`gateways/${of.options.username}/beat`, JSON.stringify({ uptime: 60, modem: vitals }), { qos: 1 })
}
const say = (message: MessageId, incident: IncidentId | null, state: MessageState, code?: string) =>
  hub.desk.submit({
    type: 'ProgressMessages',
    at: Date.now(),
    progress: [{ message, incident, state, gateway, ...(code !== undefined && { code }) }],
  })
const both = async (page: Page, name: string) => {
  // Scrolled, the bar at the top covers half of a field, which axe takes for a small one.
  await page.evaluate(() => scrollTo(0, 0))
  await picture(page, name)
  await expectAccessible(page, name)
  await page.setViewportSize(PHONE.viewport)
  await picture(page, `${name}-phone`)
  await expectAccessible(page, `${name}-phone`)
  await page.setViewportSize(DESKTOP.viewport)
}
/** The other colours, and English. */
const otherEnglish = async (page: Page, name: string) => {
  const colours = () => page.getByRole('button', { name: /^(Nền|Dark|Light)/ }).click()
  await colours()
  await page.getByText('EN', { exact: true }).click()
  await picture(page, `${name}-other-en`)
  await expectAccessible(page, `${name}-other-en`)
  await page.getByText('VI', { exact: true }).click()
  await colours()
}

it('the office adds a modem, is told what to plug in, sees its signal and SIM, and asks for the balance', LONG, async () => {
  const page = await signedIn('quan-tri', '/admin/devices/gateways/new')
  await page.getByLabel('Nhãn').fill('Modem dự phòng')
  await page.getByRole('checkbox', { name: 'Có modem GSM (SIM) ở bộ thu phát này' }).check()
  await page.getByText(/^SIM nghe gọi và nhắn tin được/).waitFor()
  await both(page, 'modem-new')
  await page.getByRole('button', { name: 'Thêm bộ thu phát' }).click()
  const password = await page.getByLabel('Mật khẩu MQTT').inputValue()
  const made = (await page.getByLabel('Tên MQTT').inputValue()) as GatewayId
  expect(await page.getByLabel('Chủ đề sms/out').inputValue()).toBe(`gateways/${made}/sms/out`)
  await page.getByRole('dialog').getByRole('button', { name: 'Đóng' }).last().click()
  await page.getByText(/^Chưa nghe modem lần nào/).waitFor()
  expect(await page.getByLabel('Cấu hình của cầu nối').inputValue()).toContain(`BRIDGE_GATEWAY=${made}`)

  const spare = await client(made, password)
  await beat(spare, { sim: 'pin-wrong', registration: 'none', signal: null, operator: null })
  await page.getByText(/^MÃ PIN SAI/).waitFor()
  await both(page, 'modem-pin-wrong')
  await beat(spare)
  await page.getByText('tốt (-71 dBm)').waitFor()
  await page.getByText('Viettel', { exact: true }).waitFor()

  await page.getByRole('button', { name: 'Hỏi số dư' }).click()
  await page.getByText(/^Đã hỏi \*101# lúc .* chờ nhà mạng trả lời/).waitFor()
  const ask = hub.desk.look(({ messages }) => messages.balances.get(made)?.ask ?? '')
  const at = Date.now()
  await hub.desk.submit({ type: 'HearBalance', at, gateway: made, ask, text: 'TK goc: 45.200d, HSD 30/12/2026' })
  await page.getByText('TK goc: 45.200d, HSD 30/12/2026').waitFor()
  const directory = hub.registry.directory()
  const sms = { type: 'HearSms', at, sms: 'promo', gateway: made, by: null, sentAt: at, directory } as const
  await hub.desk.submit({ ...sms, text: 'Tai khoan sap het, nap ngay', service: 'VIETTEL' })
  await page.getByText('Tai khoan sap het, nap ngay').waitFor()
  await both(page, 'modem-well')
  await otherEnglish(page, 'modem-well')
  await page.goto(`${hub.httpUrl}/admin/devices/gateways`)
  await page.getByText('Viettel · tốt (-71 dBm)').waitFor()
  await both(page, 'modem-list')
  await spare.endAsync()
})

it('a person has a number, read back as it is dialled; a test message and a test call are followed as they go', LONG, async () => {
  const page = await signedIn('quan-tri', `/admin/people/${person('tuan-tra')}`)
  await page.getByText('chưa có: không nhắn, không gọi được người này').waitFor()
  const number = page.getByLabel('Số điện thoại', { exact: true })
  await number.fill('0912 34')
  await page.getByText(/^Số chưa đúng/).waitFor()
  await number.fill('0912 345 678')
  await page.getByText(/^Sẽ gọi bằng \+84912345678/).waitFor()
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await page.getByText('0912 345 678 — gọi bằng +84912345678').waitFor()

  const testOf = (channel: 'sms' | 'call') =>
    until(
      'a test was asked for',
      () => hub.desk.look(({ messages }) => messages.tests.find((test) => test.channel === channel)?.message),
      30_000,
    )
  await page.getByRole('button', { name: 'Gửi tin thử' }).click()
  const sms = await testOf('sms')
  await page.getByText('chờ modem nhận').waitFor()
  await say(sms, null, 'accepted')
  await page.getByText(/^modem nhận \d/).waitFor()
  await say(sms, null, 'sent')
  await page.getByText(/^nhà mạng nhận \d/).waitFor()
  await say(sms, null, 'delivered')
  await page.getByText(/^nhà mạng nhận .* · đã tới máy \d/).waitFor()
  await page.getByRole('button', { name: 'Gọi thử' }).click()
  await say(await testOf('call'), null, 'never', 'no-answer')
  await page.getByText(/^không gọi được .*: không nhấc máy/).waitFor()
  await page.getByText(/^Gọi lại, hoặc hỏi/).waitFor()
  await both(page, 'person-number')
  await otherEnglish(page, 'person-number')

  const phone = await signedIn('tuan-tra', '/patrol', PHONE)
  await phone.getByText(/hệ thống nhắn và gọi 0912 345 678/).waitFor()
  await phone.getByText(/đã tới máy \d/).waitFor()
  await phone.getByRole('heading', { name: 'Số điện thoại của bạn' }).scrollIntoViewIfNeeded()
  await picture(phone, 'patrol-own-number')
  await expectAccessible(phone, 'patrol-own-number')
  await phone.close()
})

it(
  'during an alarm the desk sees who was written to, that the commander rings, has picked up and pressed 1; the story keeps it',
  LONG,
  async () => {
    const patched = await hub.registry.submit({
      ...{ type: 'PatchPerson', id: person('chi-huy'), patch: { phone: '0987 654 321' }, at: Date.now(), by: null },
    })
    expect(patched.ok).toBe(true)
    const page = await signedIn('truc-ban', '/duty')
    await page.getByRole('button', { name: 'Nhận trực' }).first().waitFor()
    const button = commune.buttons.find(({ site }) => site.name.includes('Kim Hoa')) ?? commune.buttons[0]
    if (!button) throw new Error('the commune has no button')
    const pressed = await client(button.mqtt.clientId, button.mqtt.password)
    await pressed.publishAsync(pressTopic(button.button.id), JSON.stringify({ press: 'one' }), { qos: 1 })

    // Nobody sits before the desk: the commander is called at once, and whoever has no phone that could be woken is written to.
    const incident = await until('an alarm', () => hub.desk.look(({ incidents }) => [...incidents.keys()].at(-1)), 30_000)
    const messageTo = (channel: 'sms' | 'call', to: PersonId) =>
      hub.desk.look(({ incidents }) => {
        const all = [...(incidents.get(incident)?.messages.values() ?? [])].map(({ message }) => message)
        return all.find((message) => message.channel === channel && message.person === to)?.id
      })
    const kept = (channel: 'sms' | 'call', who: string) => until(`a ${channel} to ${who}`, () => messageTo(channel, person(who)), 30_000)
    const call = await kept('call', 'chi-huy')
    await say(call, incident, 'sent')
    await page.getByText(/^Đang gọi Thiếu tá P\. V\. Đức: đổ chuông từ/).waitFor()
    await picture(page, 'incident-calling')
    await say(call, incident, 'delivered')
    await page.getByText(/^Thiếu tá P\. V\. Đức đã nhấc máy .*, chờ bấm phím 1/).waitFor()
    const sms = await kept('sms', 'chi-huy')
    await say(sms, incident, 'sent')
    await say(sms, incident, 'delivered')
    await page.getByText(/SMS 1\/\d tới máy/).waitFor()
    await both(page, 'incident-picked-up')
    await otherEnglish(page, 'incident-picked-up')
    const by = { person: person('chi-huy'), role: 'commander', station: commune.stations.home } as const
    const heard = await hub.desk.submit({ type: 'HearKey', at: Date.now(), incident, message: call, key: '1', by })
    expect(heard.ok).toBe(true)
    await page.getByText(/^Thiếu tá P\. V\. Đức đã bấm phím 1 lúc/).waitFor()
    await page.getByText(/^Thiếu tá P\. V\. Đức bấm phím 1 khi nghe điện thoại: tiếp nhận/).waitFor()
    await page.getByText(/^Cuộc gọi → Thiếu tá P\. V\. Đức: đổ chuông .* · nhấc máy .* · bấm 1 lúc/).waitFor()
    await both(page, 'incident-pressed-1')
    await otherEnglish(page, 'incident-pressed-1')

    await page.goto(`${hub.httpUrl}/duty/incidents/${incident}`)
    await page
      .getByText(/^Tin nhắn → Thiếu tá P\. V\. Đức: nhà mạng nhận .* · đã tới máy/)
      .first()
      .waitFor()
    await page.getByRole('region', { name: 'Diễn biến' }).scrollIntoViewIfNeeded()
    await page.evaluate('scrollTo(0, document.body.scrollHeight)')
    await both(page, 'incident-story')
    const paper = await page.request.get(`${hub.httpUrl}/api/v1/incidents/${incident}/report.pdf?lang=vi`)
    expect([paper.status(), paper.headers()['content-type']]).toEqual([200, 'application/pdf'])
  },
)

it('no internet is said in words on the desk and to a patrol, with what to do by hand, and goes by itself', LONG, async () => {
  const page = await signedIn('truc-ban', '/duty')
  const phone = await signedIn('tuan-tra', '/patrol', PHONE)
  const reach = (lostSince: number | null) => hub.desk.submit({ type: 'PushReach', at: Date.now(), lostSince })
  const since = Date.now() - 60_000
  /** Said again as long as it takes: a hub without phones finds by itself that nothing is lost. */
  const lostSays = (on: Page, words: RegExp) =>
    until(
      `${words}`,
      async () => {
        await reach(since)
        return on.getByText(words).isVisible()
      },
      60_000,
    )
  await beat(modem)
  await lostSays(page, /điện thoại được báo bằng tin nhắn SMS và cuộc gọi/)
  await lostSays(phone, /để ý tin nhắn và cuộc gọi của hệ thống/)
  await both(page, 'no-internet')
  await otherEnglish(page, 'no-internet')
  await picture(phone, 'no-internet-patrol')
  await expectAccessible(phone, 'no-internet-patrol')
  await modem.endAsync(true)
  await lostSays(page, /và modem mất kết nối: hãy gọi điện thoại cho tuần tra và chỉ huy/)
  await reach(null)
  await page.getByText(/^Modem mất kết nối: không nhắn, không gọi được ai/).waitFor()
  await phone.getByText(/để ý tin nhắn và cuộc gọi|mở sẵn trang này/).waitFor({ state: 'detached' })
  expect(pages.flatMap(({ trouble }) => trouble)).toEqual([])
})
