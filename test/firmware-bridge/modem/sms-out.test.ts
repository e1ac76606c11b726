/** Short messages on their way out, across the end of a run; the modem and the disk in memory. */
import { expect, test } from 'vitest'
import type { AtAnswer } from '../../../firmware-bridge/modem/at-channel.ts'
import { createSmsOut } from '../../../firmware-bridge/modem/sms-out.ts'
import { MODEM_TIMES } from '../../../firmware-bridge/modem/times.ts'
import type { SmsStatusMessage } from '../../../hub/contract/modem-messages.ts'
import { pushedClock } from '../../harness/clock.ts'

/** One run of it; `kept` is the disk that the next run finds. */
function run(kept = new Map<string, string>(), written = () => Promise.resolve()) {
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
      async put(name, value) {
        await written()
        if (value === null) kept.delete(name)
        else kept.set(name, value)
      },
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
    states: () => told.map(({ id, state, part }) => [id, state, ...(part === undefined ? [] : [part])].join(' ')),
    sent: () => sent,
    async send(id: string, text = id) {
      const expiresAt = new Date(clock.now() + 600_000).toISOString()
      smsOut.take(Buffer.from(JSON.stringify({ id, to: '0912345678', text, expiresAt })))
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

test('a report that comes while the disk still writes makes nothing be told backwards', async () => {
  const writing: (() => void)[] = []
  const at = run(new Map(), () => new Promise<void>((resolve) => writing.push(resolve)))
  const long = 'a'.repeat(200)
  await at.send('m-1', long)
  // Accepted, then each piece: begun, and sent.
  for (let write = 0; write < 8; write += 1) {
    at.report(1)
    at.report(2)
    for (const done of writing.splice(0)) done()
    await at.clock.push(0)
  }
  expect(at.states()).toEqual(['m-1 queued', 'm-1 sent 1', 'm-1 delivered 1', 'm-1 sent 2', 'm-1 sent', 'm-1 delivered 2', 'm-1 delivered'])
})
