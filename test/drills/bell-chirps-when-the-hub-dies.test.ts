import { expect, it, onTestFinished } from 'vitest'
import { openBell } from '../../firmware-bridge/bell/bell.ts'
import { readBellConfig } from '../../firmware-bridge/bell/config.ts'
import { hooks } from '../firmware-bridge/bell/rig.ts'
import { pushedClock, turn } from '../harness/clock.ts'
import { type Commune, commune } from '../harness/commune.ts'
import { freePort } from '../harness/free-port.ts'
import { until } from '../harness/until.ts'

/** The home station's bell, with a clock of its own: it is another machine. */
async function withBell() {
  const town = await commune({ env: { HUB_MQTT_PORT: String(await freePort()) } })
  const boss = await town.as('boss')
  const { mqtt } = await boss.post('/gateways', { label: 'Còi phòng trực', station: town.id('home'), bell: true })
  expect(mqtt.topics.bell).toBe(`stations/${town.id('home')}/bell`)
  const siren = hooks()
  const read = readBellConfig({
    PATH: process.env.PATH,
    BELL_MQTT_URL: town.hub().mqttUrl,
    BELL_DEVICE: mqtt.clientId,
    BELL_PASSWORD: mqtt.password,
    BELL_STATION: town.id('home'),
    ...siren.env,
  })
  if (!read.ok) throw new Error(read.faults.join('\n'))
  const clock = pushedClock()
  const bell = openBell(read.config, { clock, log: () => {} })
  onTestFinished(() => bell.close())
  await until('it is silent, as it was told', () => bell.doing() === 'quiet' && siren.said().at(-1) === 'off')
  return { town, siren, bell, pass: (seconds: number, look?: () => boolean) => pass(clock, town, seconds, look) }
}

const programs = () => process.getActiveResourcesInfo().filter((kind) => kind === 'ProcessWrap').length
/** Another file of this process may have left one. */
const others = programs()
const programsRun = () => programs() > others

/** The same time passes on both machines. @returns seconds until it was so */
async function pass(clock: ReturnType<typeof pushedClock>, town: Commune, seconds: number, look = () => false): Promise<number> {
  let passed = 0
  for (; passed < seconds && !look(); passed += 1) {
    await until('no program runs', () => !programsRun())
    await town.clock.push(1_000)
    await clock.push(1_000)
    // What went over the wire between them arrives; a process that others hold up still has its turns.
    for (let turns = 0, until = performance.now() + 15; turns < 50 || performance.now() < until; turns += 1) await turn()
  }
  return passed
}

it('a bell whose hub is gone chirps within 30 s, and is quiet when the hub is back', async () => {
  const { town, siren, bell, pass } = await withBell()
  await pass(60)
  expect(bell.doing(), 'a hub that has nothing to say is heard').toBe('quiet')
  await town.stop()
  const chirped = await pass(31, () => siren.said().at(-1) === 'trouble trouble')
  await until('it chirps', () => siren.said().at(-1) === 'trouble trouble')
  expect(chirped).toBeLessThanOrEqual(31)
  await town.start()
  await pass(25, () => bell.doing() === 'quiet')
  expect(bell.doing()).toBe('quiet')
  const chirps = siren.said().length
  await pass(35)
  expect(siren.said()).toHaveLength(chirps)
})

it('an alarm that rings when the hub dies rings on, and through its return', async () => {
  const { town, siren, bell, pass } = await withBell()
  await (await town.button('counter')).press()
  await until('it rings', () => bell.doing() === 'ringing' && siren.said().includes('on alarm'))
  await town.stop()
  await pass(45)
  expect(bell.doing()).toBe('ringing')
  await town.start()
  await pass(25)
  expect(bell.doing()).toBe('ringing')
  const [begin, ...since] = siren.said()
  expect(begin).toBe('off')
  expect(new Set(since), 'neither silent nor chirping meanwhile').toEqual(new Set(['on alarm']))
  const officer = await town.onDuty('officer')
  await officer.post(`/incidents/${(await officer.incident()).id}/acknowledge`)
  await until('it is silent once somebody has answered', () => bell.doing() === 'quiet')
})
