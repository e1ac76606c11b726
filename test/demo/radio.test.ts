import { expect, onTestFinished, test } from 'vitest'
import { openDemo, readDemoConfig } from '../../hub/demo/demo.ts'
import type { WallItem } from '../../hub/demo/wall.ts'
import { until } from '../harness/until.ts'

test('with a radio the wall has two buttons more, and a click on one goes over the serial line and is an alarm', {
  timeout: 400_000,
}, async () => {
  const demo = await openDemo(readDemoConfig({ HUB_HTTP_PORT: '0', HUB_MQTT_PORT: '0', HUB_LOG_LEVEL: 'fatal' }), { radio: true })
  onTestFinished(() => demo.close())
  const { items } = (await (await fetch(`${demo.httpUrl}/demo/buttons`)).json()) as { items: WallItem[] }
  const radio = items.filter(({ label }) => label.includes('radio'))
  expect(radio).toHaveLength(2)
  expect(items).toHaveLength(demo.commune.buttons.length + 2)
  await fetch(`${demo.httpUrl}/demo/buttons/${radio[0]?.id}/press`, { method: 'POST' })
  const session = await fetch(`${demo.httpUrl}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'truc-ban', password: 'demo' }),
  })
  const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const ringing = async () => {
    const { items: open } = (await (await fetch(`${demo.httpUrl}/api/v1/incidents?phase=open`, { headers: { cookie } })).json()) as {
      items: { ringing: boolean; buttons: { id: string }[] }[]
    }
    return open.find(({ buttons }) => buttons.some(({ id }) => id === radio[0]?.id))
  }
  const incident = await until('it rings at the desk', ringing, 60_000)
  expect(incident.ringing).toBe(true)
})
