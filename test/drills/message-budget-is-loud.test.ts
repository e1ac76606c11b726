import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'
import { fakeModem, NUMBERS, withNumbers } from '../harness/fake-modem.ts'
import { passUntil } from '../harness/pass-until.ts'
import { until } from '../harness/until.ts'

/** The least an office may allow; a fifth of it is kept for calls for help. */
const BUDGET = 10
const KEPT = 2

it('more messages than the office allows in an hour are not sent, and the alarm, the desk, the log and the health page say so', {
  timeout: 180_000,
}, async () => {
  const town = await commune()
  await withNumbers(town, 'patrol', 'commander')
  const boss = await town.as('boss')
  await boss.patch('/settings', { messages: { smsPerHour: BUDGET } })
  const modem = await fakeModem(town)
  const officer = await town.onDuty('officer')
  await town.onDuty('patrol')
  const { desk } = town.hub()
  const test = (n: number) => {
    const command = { message: `test-${n}`, person: town.id('commander'), channel: 'sms', by: town.id('boss') } as never as object
    return desk.submit({ type: 'TestMessage', at: town.clock.now(), ...command } as never)
  }
  const tests = () => desk.look(({ messages }) => messages.tests.map(({ state, code }) => ({ state, code })))

  for (let n = 0; n < BUDGET - KEPT; n += 1) {
    await test(n)
    await until(`test ${n} is delivered`, () => tests()[n]?.state === 'delivered', 30_000)
  }
  await test(BUDGET)
  await until('a test more is one too many', () => tests().at(-1)?.code === 'over-budget', 30_000)
  expect(modem.sms()).toHaveLength(BUDGET - KEPT)

  const counter = await town.button('counter')
  const teller = await town.button('teller')
  await counter.press()
  await teller.press()
  await until('what is kept for alarms goes to alarms', () => modem.textsTo(NUMBERS.patrol).length === KEPT, 30_000)
  const [first] = await until(
    'both are open',
    async () => {
      const { items } = await officer.get('/incidents')
      return items.length === 2 ? items : null
    },
    30_000,
  )
  await officer.post(`/incidents/${first.id}/acknowledge`)
  const view = () => officer.get(`/incidents/${first.id}`)
  await until('the alarm is marked', async () => (await view()).marks.includes('over-budget'), 30_000)
  expect((await view()).messages.find(({ what }: { what: string }) => what === 'answered')).toMatchObject({
    state: 'later',
    code: 'over-budget',
  })
  expect(modem.sms()).toHaveLength(BUDGET)

  await until('the log is loud', () => town.loud.some((line) => line.includes('as many were as the office allows')), 30_000)
  await passUntil('the desk reads it', town.clock, 10, () =>
    officer.feed.events.some(({ event, data }) => event === 'supervision' && data.howTold?.overBudgetAt),
  )
  const health = town.hub().health()
  expect(health.checks.messages).toMatchObject({ status: 'degraded' })
  expect(health.checks.messages?.detail).toContain('as the office allows')
})
