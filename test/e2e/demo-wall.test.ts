import { expect, it } from 'vitest'
import { signIn } from '../harness/api.ts'
import { chromium, demo, openPage } from '../harness/pages.ts'
import { picture } from '../harness/pictures.ts'
import { until } from '../harness/until.ts'

it('a click on the wall presses that button over MQTT, and its lamp on the wall follows the alarm', { timeout: 300_000 }, async () => {
  const at = await demo()
  const wall = await openPage(await chromium(), `${at.httpUrl}/demo`)
  const tile = wall.getByRole('button', { name: /^Bấm nút .*Phòng két.*Tiệm vàng Kim Hoa/ })
  await tile.click()
  const officer = await signIn(at.httpUrl, 'truc-ban', 'demo')
  const view = await until('the alarm', () => officer.incident())
  expect(view).toMatchObject({ ringing: true, site: { name: 'Tiệm vàng Kim Hoa' }, buttons: [{ label: 'Phòng két' }] })
  await wall.getByText('đã nhận').first().waitFor()

  // Nobody sits before the desk, so the commander's telephone rings at once, and the key 1 takes the alarm.
  const telephones = wall.getByRole('region', { name: 'Điện thoại mô phỏng' })
  await telephones.getByText('Đang đổ chuông…').waitFor()
  await telephones.getByRole('button', { name: /^Phím 1/ }).click()
  await until('it is taken by telephone', async () => (await officer.get(`/incidents/${view.id}`)).phase === 'acknowledged')
  await wall.getByText('đã tiếp nhận').first().waitFor()
  const { messages } = await officer.get(`/incidents/${view.id}`)
  expect(messages).toContainEqual(
    expect.objectContaining({ channel: 'call', state: 'answered', to: expect.objectContaining({ name: expect.any(String) }) }),
  )

  await telephones.getByText('Tuần tra · 0900 000 201').waitFor()
  await until('the modem has its connection', () => at.modem.online(), 30_000)
  const [first] = at.modem.telephones()
  if (first) await at.modem.write(first.id, 'Đã nghe')
  await telephones.getByText('Đã nghe').waitFor()
  expect(wall.trouble).toEqual([])
})

it('with the internet cut, the patrol is written to by SMS, and the desk says that push is lost; mended, it is over', {
  timeout: 300_000,
}, async () => {
  const at = await demo()
  const wall = await openPage(await chromium(), `${at.httpUrl}/demo`)
  await (await signIn(at.httpUrl, 'tuan-tra', 'demo')).post('/duty')
  await wall.getByRole('button', { name: 'Cắt Internet' }).click()
  await wall.getByText(/Máy chủ nhận ra trong khoảng một phút rưỡi/).waitFor()
  await picture(wall, 'demo-internet')
  await wall.getByRole('button', { name: /^Bấm nút .*Phòng két.*Tiệm vàng Kim Hoa/ }).click()
  const officer = await signIn(at.httpUrl, 'truc-ban', 'demo')
  const { id } = await until('the alarm', () => officer.incident())
  const pushIsLost = async () => /No push service can be reached/.test((await officer.get('/health')).checks.push.detail ?? '')
  const patrolIsWrittenTo = async () => {
    const { messages = [] } = await officer.get(`/incidents/${id}`)
    return messages.some(({ channel, because, to }: { channel: string; because: string; to: { name: string } }) => {
      return channel === 'sms' && /^Tổ 1/.test(to.name) && (because === 'no-push' || because === 'not-shown')
    })
  }
  await until('the patrol whose phone push would have reached is written to', patrolIsWrittenTo, 60_000)
  await until('push is lost', pushIsLost, 120_000)
  await wall
    .getByRole('region', { name: 'Điện thoại mô phỏng' })
    .getByText(/Kim Hoa/)
    .first()
    .waitFor()
  await wall.getByRole('button', { name: 'Có Internet' }).click()
  await until('push is back', async () => !(await pushIsLost()), 120_000)
  expect(wall.trouble).toEqual([])
})
