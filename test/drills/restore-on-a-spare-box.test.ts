/** The old machine has burnt. What is left: a stick with the sealed backups, and the key on the officer’s paper. */
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readConfig } from '../../hub/config.ts'
import { openHub } from '../../hub/hub.ts'
import { createLogs } from '../../hub/log.ts'
import { person, signIn } from '../harness/api.ts'
import { run } from '../harness/backup-programs.ts'
import { connectButton } from '../harness/button.ts'
import { pushedClock } from '../harness/clock.ts'
import { commune, PASSWORD } from '../harness/commune.ts'
import { fakePhone } from '../harness/fake-phone.ts'
import { startPushService } from '../harness/push-service.ts'
import { temporaryFolder } from '../harness/temporary.ts'
import { until } from '../harness/until.ts'

it('the spare box rings for a button, wakes a phone and takes its receipt, with nothing but the stick and the key', {
  timeout: 400_000,
}, async () => {
  const service = await startPushService()
  onTestFinished(() => service.close())
  const env = { HUB_PUSH_HOSTS: '127.0.0.1', HUB_PUSH_CA: service.caFile }
  const town = await commune({ env, hub: { rounds: false } })
  const phone = fakePhone(service)
  await (await town.as('patrol')).post('/push/subscriptions', phone.subscription)
  await town.onDuty('patrol')
  await (await town.button('counter')).press({ press: 'on-the-old-box' })
  const before = await until('the old box wakes the phone', () => phone.received()[0], 30_000)

  const boss = await town.as('boss')
  await boss.post('/session/confirm', { password: PASSWORD })
  const { recipient, secretKey } = await boss.post('/backup/key')
  const stick = temporaryFolder()
  const plan = await boss.call('PUT', '/backup/plan', {
    at: '03:30',
    seal: { kind: 'key', recipient },
    keep: { daily: 7, weekly: 4, monthly: 12 },
    places: [{ name: 'USB', kind: 'folder', path: stick }],
  })
  expect(plan.status).toBe(200)
  await boss.post('/backup/run')
  const { places } = await until(
    'it is on the stick',
    async () => {
      const now = await boss.get('/backup/plan')
      return now.places[0].good && now
    },
    200_000,
  )
  const { file } = places[0].good
  expect(readdirSync(stick)).toContain(file)
  // The end of the old box takes as long as it takes; on the spare one it is the same minute.
  const clock = pushedClock(town.clock.now())
  await town.stop()

  const paper = join(temporaryFolder(), 'key.txt')
  writeFileSync(paper, `${secretKey}\n`)
  const folder = join(temporaryFolder(), 'data')
  const restored = await run('restore', folder, [join(stick, file), '--key', paper])
  expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('2 sites, 8 people') })

  const config = readConfig({ HUB_DATA_DIR: folder, HUB_HTTP_PORT: '0', HUB_MQTT_PORT: '0', ...env })
  const spare = await openHub(config, { clock, logs: createLogs('silent', { write: () => {} }), rounds: false })
  onTestFinished(() => spare.close())
  const officer = await signIn(spare.httpUrl, 'officer', PASSWORD)
  const feed = await officer.feed()
  const old = await officer.incident()
  expect(old, 'the alarm of the old box still stands').toMatchObject({ ringing: true, presses: 1 })
  const receipt = { token: before.token, stage: 'shown' }
  expect(
    (await person(spare.httpUrl, null).call('POST', '/push/receipts', receipt)).status,
    'a receipt for the old box’s push',
  ).toBeLessThan(300)

  const pushed = phone.received().length
  const counter = await connectButton(spare.mqttUrl, town.credentials('counter'))
  await counter.press({ press: 'on-the-spare-box' })
  await feed.until('the desk hears the press', ({ event, data }) => event === 'incident' && data.presses === 2)
  // Presses that join wake a phone every 10 s at most.
  const wakes = async () => {
    await clock.push(500)
    return phone.received()[pushed]
  }
  const after = await until('the phone hears the press', wakes, 30_000)
  expect(after).toMatchObject({ what: 'alarm', incident: old.id })
  const keyOf = (at: number) => /k=([\w-]+)/.exec(service.to(phone.endpoint)[at]?.authorization ?? '')?.[1]
  expect(keyOf(pushed), 'by the key it has subscribed to').toBe(keyOf(0))
})
