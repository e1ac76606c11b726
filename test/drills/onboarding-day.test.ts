import { expect, it, onTestFinished } from 'vitest'
import { readConfig } from '../../hub/config.ts'
import { openHub } from '../../hub/hub.ts'
import { createLogs } from '../../hub/log.ts'
import { person, signIn } from '../harness/api.ts'
import { connectButton } from '../harness/button.ts'
import { onboardingDay } from '../harness/onboarding-day.ts'
import { temporaryFolder } from '../harness/temporary.ts'

it('onboarding day: 32 businesses by one list, 64 buttons by slips, each pressed and seen, all handed over, and then it rings', async () => {
  const env = { HUB_DATA_DIR: temporaryFolder(), HUB_HTTP_PORT: '0', HUB_MQTT_PORT: '0', HUB_ADMIN_PASSWORD: 'mat-khau-quan-tri' }
  const hub = await openHub(readConfig(env), { logs: createLogs('silent') })
  onTestFinished(() => hub.close())
  const admin = await signIn(hub.httpUrl, 'admin', 'mat-khau-quan-tri')
  const station = await admin.post('/stations', { name: 'Công an xã', level: 'commune', location: { lat: 11.738, lon: 108.373 } })
  await admin.post('/people', { username: 'minh', name: 'Đ/c Minh', role: 'officer', station: station.id, password: 'mat-khau-minh' })
  const officer = await signIn(hub.httpUrl, 'minh', 'mat-khau-minh')
  await officer.post('/duty')

  const sheet = (dryRun: boolean) =>
    fetch(`${hub.httpUrl}/api/v1/sites/import?dryRun=${dryRun}`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', cookie: admin.cookie },
      body: onboardingDay(32),
    }).then((response) => response.json() as Promise<any>)
  expect(await sheet(true)).toMatchObject({ created: 32, updated: 0, dryRun: true })
  const { items: sites } = await sheet(false)
  expect(await sheet(true), 'the same list again').toMatchObject({ created: 0, updated: 32, unchanged: 32 })

  const made = await admin.post('/buttons', { sites: sites.map(({ id }: any) => id), labels: ['Quầy 1', 'Phòng két'] })
  expect(made.items).toHaveLength(64)
  const slips = await admin.post('/claims', { buttons: made.items.map(({ id }: any) => id) })
  const installer = person(hub.httpUrl, null)
  const buttons = []
  for (const { token } of slips.items) {
    const { mqtt } = await installer.post('/claims/open', { token })
    buttons.push(await connectButton(hub.mqttUrl, mqtt))
  }
  const [last] = buttons.slice(-1)
  for (const button of buttons) if (button !== last) await button.press({ press: 'thu', battery: 95, rssi: -60 })

  const forgotten = made.items.find(({ id }: any) => id === last?.id)
  const refused = await admin.call('POST', `/sites/${forgotten.site}/handover`, { strict: true })
  expect([refused.status, refused.body.code, refused.body.buttons]).toEqual([
    409,
    'not-proven',
    [{ id: forgotten.id, label: forgotten.label }],
  ])
  await last?.press({ press: 'thu' })
  for (const { id } of sites) expect(await admin.post(`/sites/${id}/handover`, { strict: true })).toMatchObject({ proven: 2, buttons: 2 })
  expect((await officer.get('/incidents?phase=open&limit=500')).items.filter(({ ringing }: any) => ringing)).toEqual([])

  await last?.press({ press: 'that' })
  const ringing = (await officer.get('/incidents?phase=open&limit=500')).items.filter((incident: any) => incident.ringing)
  expect(ringing).toMatchObject([{ kind: 'holdup', site: { id: forgotten.site }, station: { id: station.id } }])
})
