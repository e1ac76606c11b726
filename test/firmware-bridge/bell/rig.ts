/** A bell, its broker, and programs in the place of a siren that write down what they were asked. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openBell } from '../../../firmware-bridge/bell/bell.ts'
import { readBellConfig } from '../../../firmware-bridge/bell/config.ts'
import { pushedClock } from '../../harness/clock.ts'
import { openPlainBroker } from '../../harness/plain-broker.ts'
import { temporaryFolder } from '../../harness/temporary.ts'
import { until } from '../../harness/until.ts'

/** Writes its begin and its end; the file `<name>.does`, where there is one, says what it does meanwhile. */
const PROGRAM = `
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
const [, , folder, name] = process.argv
const say = (what) => appendFileSync(folder + '/said', name + (process.env.BELL_CAUSE ? ' ' + process.env.BELL_CAUSE : '') + what + '\\n')
if (process.env.BELL_PASSWORD) say(' KNOWS THE PASSWORD')
const does = existsSync(folder + '/' + name + '.does') ? readFileSync(folder + '/' + name + '.does', 'utf8') : ''
say('')
process.on('SIGTERM', () => { say(' stopped'); process.exit(0) })
if (does === 'fails') { console.error('no such relay'); process.exit(3) }
if (does === 'hangs') setInterval(() => {}, 1000)
`

export function hooks({ trouble = true }: { trouble?: boolean } = {}) {
  const folder = temporaryFolder()
  const program = join(folder, 'siren.mjs')
  writeFileSync(program, PROGRAM)
  const command = (name: string) => `"${process.execPath}" ${program} "${folder}" ${name}`
  return {
    env: { BELL_ON: command('on'), BELL_OFF: command('off'), ...(trouble && { BELL_TROUBLE: command('trouble') }) },
    said: () => (existsSync(join(folder, 'said')) ? readFileSync(join(folder, 'said'), 'utf8').trimEnd().split('\n') : []),
    does: (name: 'on' | 'off' | 'trouble', what: 'fails' | 'hangs' | 'works') => writeFileSync(join(folder, `${name}.does`), what),
  }
}

/** To a pushed clock a program takes no time at all: it is waited for before the clock is pushed on. */
const programsEnd = () => until('no program runs', () => !process.getActiveResourcesInfo().includes('ProcessWrap'))

export async function rig(options: { trouble?: boolean } = {}) {
  const siren = hooks(options)
  const broker = await openPlainBroker('g-1', 'secret')
  onTestFinished(() => broker.stop())
  const read = readBellConfig({
    PATH: process.env.PATH,
    BELL_MQTT_URL: broker.url(),
    BELL_DEVICE: 'g-1',
    BELL_PASSWORD: 'secret',
    BELL_STATION: 'home',
    ...siren.env,
  })
  if (!read.ok) throw new Error(read.faults.join('\n'))
  const clock = pushedClock()
  const log: string[] = []
  const bell = openBell(read.config, { clock, log: (_level, message) => log.push(message) })
  onTestFinished(() => bell.close())
  let beat = 0
  const tell = (order: object) => {
    beat += 1
    return broker.publish('stations/home/bell', JSON.stringify({ incidents: 0, ...order, at: new Date(clock.now()).toISOString(), beat }))
  }
  await until('it listens', () => log.includes('connected to the hub') && broker.on('gateways/g-1/beat').length > 0)
  return {
    siren,
    broker,
    clock,
    bell,
    log,
    tell,
    /** Told, and heard. */
    async told(order: { ringing: boolean; test?: boolean; drill?: boolean }) {
      await tell(order)
      await until('it does so', () => bell.doing() === (order.ringing ? 'ringing' : 'quiet'))
    },
    /** What it last said of itself. */
    says: () => JSON.parse(broker.on('gateways/g-1/beat').at(-1) ?? '{}'),
    /** Time passes in which no program takes long. */
    async pass(seconds: number) {
      for (let passed = 0; passed < seconds; passed += 1) {
        await programsEnd()
        await clock.push(1_000)
      }
      await programsEnd()
    },
    /** …until this is so. */
    async within(seconds: number, what: string, look: () => boolean) {
      for (let passed = 0; passed < seconds && !look(); passed += 1) {
        await programsEnd()
        await clock.push(1_000)
      }
      await until(what, look)
    },
  }
}
