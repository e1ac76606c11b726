/** Short messages on their way out, across the end of a run; the modem and the disk in memory. */
import { expect, test } from 'vitest'
import type { AtAnswer } from '../../../firmware-bridge/modem/at-channel.ts'
import { createSmsOut } from '../../../firmware-bridge/modem/sms-out.ts'
import { MODEM_TIMES } from '../../../firmware-bridge/modem/times.ts'
import type { SmsStatusMessage } from '../../../hub/contract/modem-messages.ts'
import { pushedClock } from '../../harness/clock.ts'

/** One run of it; `kept` is the disk that the next run finds. */
function run(kept = new Map<string, string>()) {
  const clock = pushedClock()
  const told: SmsStatusMessage[] = []
  let sent = 0
  const smsOut = createSmsOut({
    modem: {
      send: async (): Promise<AtAnswer> => {
        sent += 1
        return { ok: true, lines: [`+CMGS: ${sent}`] }
      },
      obstacle: () => null,
    },
    jobs: {
      kept,
      put: async (name, value) => void (value === null ? kept.delete(name) : kept.set(name, value)),
    },
    clock,
    log: () => {},
    times: MODEM_TIMES,
    tell: (status) => void told.push(status),
  })
  return {
    clock,
    kept,
    report: (reference: number) => smsOut.report({ is: 'report', reference, to: '+84912345678', status: 0, at: null }),
    states: () => told.map(({ id, state }) => `${id} ${state}`),
    sent: () => sent,
    async send(id: string) {
      const expiresAt = new Date(clock.now() + 600_000).toISOString()
      smsOut.take(Buffer.from(JSON.stringify({ id, to: '0912345678', text: id, expiresAt })))
      await clock.push(0)
    },
  }
}

test('what the run before had sent is said again, should it have ended before it could say so; it is not sent again', async () => {
  const before = run()
  await before.send('m-1')
  expect(before.states()).toEqual(['m-1 queued', 'm-1 sent'])
  const after = run(before.kept)
  await after.clock.push(0)
  expect(after.states()).toEqual(['m-1 sent'])
  expect(after.sent()).toBe(0)
})

test('a report is taken that comes before the modem’s own answer, and one of a life before is not taken for it', async () => {
  const at = run()
  at.report(1)
  await at.send('m-1')
  expect(at.states()).toContain('m-1 delivered')

  // The modem owes no answer any more: what this belonged to is gone, and its reference comes round again.
  at.report(2)
  await at.clock.push(MODEM_TIMES.submitMs)
  await at.send('m-2')
  expect(at.states()).toContain('m-2 sent')
  expect(at.states()).not.toContain('m-2 delivered')
  at.report(2)
  expect(at.states()).toContain('m-2 delivered')
})
