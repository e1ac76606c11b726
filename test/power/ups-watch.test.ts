import { expect, it, onTestFinished } from 'vitest'
import type { PowerReading } from '../../hub/contract/power.ts'
import type { Log } from '../../hub/desk/log.ts'
import { upsAddress } from '../../hub/power/ups-address.ts'
import { watchUps } from '../../hub/power/ups-watch.ts'
import { pushedClock } from '../harness/clock.ts'
import { until } from '../harness/until.ts'
import { ON_BATTERY, scriptedUpsd } from '../harness/upsd.ts'

async function watching() {
  const upsd = await scriptedUpsd()
  const clock = pushedClock()
  const heard: PowerReading[] = []
  const unheard: number[] = []
  const said: string[] = []
  const note = (fields: object) => void said.push(String((fields as { why?: string }).why ?? 'well'))
  const log: Log = { debug: note, info: note, warn: note, error: note }
  const address = upsAddress(upsd.address)
  if (!address) throw new Error('no address')
  const startedAt = clock.now()
  const watch = watchUps({ clock, log, address, heard: (reading) => heard.push(reading), unheard: (since) => unheard.push(since) })
  onTestFinished(() => watch.close())
  await until('it is heard at once', () => heard.length === 1)
  return { upsd, clock, heard, unheard, said, startedAt }
}

it('asks every five seconds', async () => {
  const { upsd, clock, heard } = await watching()
  upsd.says(ON_BATTERY)
  await clock.push(5_000)
  await until('it is heard again', () => heard.length === 2)
  expect(heard[1]).toEqual({ mains: false, low: false, battery: 83, minutes: 24 })
  await clock.push(4_999)
  expect(upsd.asked).toHaveLength(2)
})

it('no answer for thirty seconds is told once, its reason once, and what comes then is heard', async () => {
  const { upsd, clock, heard, unheard, said, startedAt } = await watching()
  upsd.answers(() => 'ERR DATA-STALE\n')
  for (let passed = 0; passed < 120; passed += 5) {
    await clock.push(5_000)
    await new Promise((resolve) => setImmediate(resolve))
  }
  await until('it is told', () => unheard.length > 0)
  expect(unheard).toEqual([startedAt])
  expect(said.filter((why) => why.includes('DATA-STALE'))).toHaveLength(1)
  upsd.answers(null)
  await until('it is heard again', async () => {
    await clock.push(5_000)
    return heard.length > 1
  })
  expect(said.at(-1)).toBe('well')
})

it('one that does not answer is asked more and more seldom, and at least every twenty seconds', async () => {
  const { upsd, clock } = await watching()
  await upsd.stop()
  for (let second = 0; second < 120; second += 1) {
    await clock.push(1_000)
    await new Promise((resolve) => setImmediate(resolve))
  }
  await upsd.start()
  const before = upsd.asked.length
  await until('it is asked again', async () => {
    await clock.push(1_000)
    return upsd.asked.length > before
  })
})
