import { expect, it, onTestFinished } from 'vitest'
import { readConfig } from '../../hub/config.ts'
import { openHub } from '../../hub/hub.ts'
import { createLogs } from '../../hub/log.ts'
import { person, signIn } from '../harness/api.ts'
import { connectButton } from '../harness/button.ts'
import { temporaryFolder } from '../harness/temporary.ts'

it('an empty hub becomes a commune by its API alone: stations, sites, buttons, people, fitting, hand-over, and the first real alarm', async () => {
  const env = { HUB_DATA_DIR: temporaryFolder(), HUB_HTTP_PORT: '0', HUB_MQTT_PORT: '0', HUB_ADMIN_PASSWORD: 'mat-khau-quan-tri' }
  const hub = await openHub(readConfig(env), { logs: createLogs('silent') })
  onTestFinished(() => hub.close())
  const admin = await signIn(hub.httpUrl, 'admin', 'mat-khau-quan-tri')

  const province = await admin.post('/stations', { name: 'Công an tỉnh', level: 'province', location: { lat: 11.94, lon: 108.44 } })
  const near = {
    name: 'Công an xã A',
    level: 'commune',
    parent: province.id,
    location: { lat: 11.738, lon: 108.373 },
    phone: '0263 000 113',
  }
  const home = await admin.post('/stations', near)
  await admin.post('/stations', { ...near, name: 'Công an xã B', location: { lat: 11.8, lon: 108.45 } })

  const shop = {
    name: 'Tiệm vàng Kim Hoa',
    kind: 'gold-shop',
    address: '12 Trần Hưng Đạo',
    location: { lat: 11.739, lon: 108.374 },
    contacts: [],
  }
  const created = await admin.call('POST', '/sites', shop)
  expect(created.status).toBe(201)
  const site = created.body
  expect(site).toMatchObject({ service: 'fitting', lamp: 'off', code: expect.stringMatching(/^\S{1,12}$/) })
  expect(await admin.refused('POST', `/sites/${site.id}/handover`), 'no button yet').toMatchObject({ status: 409 })
  const wrapped = await admin.call('POST', `/sites/${site.id}/buttons`, { label: 'Quầy 1' })
  expect(wrapped).toMatchObject({
    status: 201,
    body: { button: { site: site.id, label: 'Quầy 1' }, mqtt: { clientId: wrapped.body.button.id } },
  })
  expect(JSON.stringify(await admin.get(`/buttons/${wrapped.body.button.id}`)), 'the password is shown once').not.toContain(
    wrapped.body.mqtt.password,
  )

  const invited = await admin.post('/people', { username: 'minh', name: 'Đại úy Minh', role: 'officer', station: home.id })
  const token = invited.invitation.link.split('#')[1]
  expect((await person(hub.httpUrl, null).call('POST', '/invitations/accept', { token, password: 'mat-khau-cua-minh' })).status).toBe(200)
  const officer = await signIn(hub.httpUrl, 'minh', 'mat-khau-cua-minh')
  await officer.post('/duty')
  // Time is real here: on a slow machine a desk without a page is empty by the first real alarm.
  await officer.feed()

  const button = await connectButton(hub.mqttUrl, wrapped.body.mqtt)
  await button.press({ press: 'thu-1' })
  expect(await officer.incident()).toMatchObject({ ringing: false, marks: ['fitting'], station: { id: home.id, name: 'Công an xã A' } })
  expect(await admin.post(`/sites/${site.id}/handover`)).toMatchObject({ service: 'in-service' })

  await officer.post(`/sites/${site.id}/on-test`, { minutes: 5, reason: 'thử đường truyền' })
  await button.press({ press: 'thu-2' })
  const open = async () => (await officer.get('/incidents?phase=open')).items.map(({ ringing, marks }: any) => [ringing, ...marks])
  expect(await open()).toContainEqual([false, 'on-test'])
  await officer.delete(`/sites/${site.id}/on-test`)
  await officer.post(`/buttons/${button.id}/bypass`, { minutes: 5, reason: 'kẹt nút' })
  await button.press({ press: 'thu-3' })
  expect(await open()).toContainEqual([false, 'bypassed'])
  await officer.delete(`/buttons/${button.id}/bypass`)

  await button.press({ press: 'that' })
  const real = (await officer.get('/incidents?phase=open')).items.find(({ ringing }: any) => ringing)
  expect(real).toMatchObject({ kind: 'holdup', phase: 'ringing', told: [home.id], watching: [province.id] })
  await officer.post(`/incidents/${real.id}/acknowledge`)
  await officer.post(`/incidents/${real.id}/arrive`)
  await officer.post(`/incidents/${real.id}/note`, { text: 'không có gì mất' })
  expect(await officer.post(`/incidents/${real.id}/close`, { disposition: 'false-alarm' })).toMatchObject({
    phase: 'closed',
    disposition: 'false-alarm',
  })
  const { items } = await officer.get('/incidents?phase=closed')
  expect(items.map(({ id }: any) => id)).toEqual([real.id])
  const { timeline } = await officer.get(`/incidents/${real.id}`)
  expect(timeline.find((entry: any) => entry.press === 'that')).toMatchObject({ type: 'PressReceived', button: { label: 'Quầy 1' } })

  const rotated = await admin.post(`/buttons/${button.id}/credentials`)
  await expect(connectButton(hub.mqttUrl, wrapped.body.mqtt, { reconnectPeriod: 0, connectTimeout: 500 })).rejects.toThrow()
  await (await connectButton(hub.mqttUrl, rotated.mqtt)).press({ press: 'sau-khi-doi' })
})
