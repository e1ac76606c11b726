/** The bell of a station, from the office that adds it to the desk that reads that it is gone. */
import { expect, it } from 'vitest'
import { connectButton } from '../harness/button.ts'
import { chromium, demo, PHONE, signedIn } from '../harness/pages.ts'
import { expectAccessible, picture } from '../harness/pictures.ts'

it('a bell is added as a bell, is called so, and its end stands on the desk of its station with what to do', {
  timeout: 300_000,
}, async () => {
  const at = await demo()
  const browser = await chromium()
  const office = await signedIn(browser, at, 'quan-tri', '/admin/devices/gateways/new')
  await office.getByRole('textbox', { name: 'Nhãn' }).fill('Còi phòng trực')
  await office.getByLabel('Đặt tại').selectOption({ label: 'Công an xã Đức Trọng' })
  await office.getByLabel('Đây là chuông của trạm').check()
  await office.getByLabel('Coi là mất kết nối sau').selectOption('20s')
  await picture(office, 'office-new-bell')
  await expectAccessible(office, 'a bell is added')
  const added = office.waitForResponse((response) => response.request().method() === 'POST' && response.url().endsWith('/gateways'))
  await office.getByRole('button', { name: 'Thêm bộ thu phát' }).click()
  const { gateway, mqtt } = await (await added).json()
  await office.getByRole('dialog').getByText('Mật khẩu chỉ hiện một lần này.', { exact: false }).waitFor()
  await picture(office, 'office-new-bell-once')
  const bell = await connectButton(at.mqttUrl, mqtt, { reconnectPeriod: 0, will: undefined as never })
  await bell.client.publishAsync(`gateways/${gateway.id}/beat`, '{"line":"open","bell":{"doing":"quiet"}}', { qos: 1 })
  const desk = await signedIn(browser, at, 'truc-ban', '/duty')
  bell.cut()
  await desk.getByText('Chuông của Công an xã Đức Trọng').first().waitFor({ timeout: 60_000 })
  await desk.getByText('Cần làm gì').first().click()
  await picture(desk, 'duty-bell-lost')
  await expectAccessible(desk, 'a bell is lost')
  const phone = await signedIn(browser, at, 'truc-ban', '/duty', PHONE)
  await phone.getByText('Chuông của Công an xã Đức Trọng').first().waitFor()
  await picture(phone, 'duty-bell-lost-phone')
  await office.goto(`${at.httpUrl}/admin`)
  await office.getByText('1 chuông của trạm mất kết nối: Công an xã Đức Trọng.').first().waitFor()
  await picture(office, 'office-home-bell-lost')
  await office.goto(`${at.httpUrl}/admin/devices/gateways`)
  await office.getByRole('link', { name: 'Còi phòng trực' }).waitFor()
  await picture(office, 'office-gateways-bell')
  await expectAccessible(office, 'gateways with a bell')
  await office.goto(`${at.httpUrl}/admin/devices/gateways/${gateway.id}`)
  await office.getByText('chưa ai nghe').waitFor()
  await picture(office, 'office-bell')
  await expectAccessible(office, 'a bell')
  expect([...office.trouble, ...desk.trouble, ...phone.trouble]).toEqual([])
})
