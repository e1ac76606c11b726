import { expect, it } from 'vitest'
import { signIn } from '../harness/api.ts'
import { chromium, demo, openPage } from '../harness/pages.ts'
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
