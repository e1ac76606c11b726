import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AtAnswer, type AtCommand, createAtChannel } from '../../../firmware-bridge/modem/at-channel.ts'
import { createAtLines } from '../../../firmware-bridge/modem/at-lines.ts'
import { isPast, waitFor } from '../../../firmware-bridge/modem/due.ts'
import { modelOf } from '../../../firmware-bridge/modem/model.ts'
import { readReply } from '../../../firmware-bridge/modem/ussd.ts'
import { pushedClock, turn } from '../../harness/clock.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')

describe('lines', () => {
  test('are the same wherever the bytes are split, and noise is not heard', () => {
    const word = fc.constantFrom('OK', '+CSQ: 21,99', 'RDY', '> ', '+CMTI: "SM",3', 'ERROR')
    const noise = fc.constantFrom('', '\x00', '\xff\xfe', '\x1a')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(noise, word), { maxLength: 12 }),
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        (said, sizes) => {
          const text = said.map(([before, line]) => `\r\n${before}${line}${line === '> ' ? '' : '\r\n'}`).join('')
          const whole = createAtLines().push(bytes(text))
          const split = createAtLines()
          const pieces = []
          for (let at = 0, turn = 0; at < text.length; turn += 1) {
            const size = sizes[turn % sizes.length] as number
            pieces.push(...split.push(bytes(text.slice(at, at + size))))
            at += size
          }
          expect(pieces).toEqual(whole)
          expect(whole).toEqual(said.map(([, line]) => (line === '> ' ? { prompt: true } : { line })))
        },
      ),
    )
  })

  test('that never end are dropped, and the next is heard', () => {
    const lines = createAtLines()
    expect(lines.push(bytes('x'.repeat(100_000)))).toEqual([])
    expect(lines.push(bytes('\r\nOK\r\n'))).toEqual([{ line: 'OK' }])
  })
})

async function channel() {
  const clock = pushedClock()
  const written: string[] = []
  const news: string[] = []
  const lost: string[] = []
  const strange: string[] = []
  const made = createAtChannel({
    clock,
    write: (text) => written.push(text) > 0,
    unsolicited: (text) => news.push(text),
    lost: (why) => lost.push(why),
    strange: (line) => strange.push(line),
  })
  const says = (text: string) => made.heard(bytes(text))
  const found = made.find(1, 1_000)
  says('\r\nOK\r\n')
  await clock.push(300)
  expect(await found).toBe(true)
  written.splice(0)
  const send = (text: string, more: Partial<AtCommand> = {}): Promise<AtAnswer> => made.send({ text, limitMs: 5_000, ...more })
  return { clock, written, news, lost, strange, says, send, made }
}

describe('a command', () => {
  test('is answered by its own lines, whatever the modem says in between', async () => {
    const at = await channel()
    const answer = at.send('AT+CSQ', { accepts: /^\+CSQ:/ })
    at.says(
      'AT+CSQ\r\r\n+CMTI: "SM",3\r\n\r\n+CSQ: 21,99\r\n+CDS: 25\r\n0006C80B914819325476F8621126\r\n+CREG: 1,"00A1","12FA",7\r\nRING\r\nNO CARRIER\r\nOK\r\n',
    )
    expect(await answer).toEqual({ ok: true, lines: ['+CSQ: 21,99'] })
    expect(at.news).toEqual(['+CMTI: "SM",3', '+CDS: 25\n0006C80B914819325476F8621126', '+CREG: 1,"00A1","12FA",7', 'RING', 'NO CARRIER'])
    expect(at.strange).toEqual([])
  })

  test('waits for the one before it', async () => {
    const at = await channel()
    const [first, second] = [at.send('AT+A'), at.send('AT+B')]
    expect(at.written).toEqual(['AT+A\r'])
    at.says('\r\nERROR\r\n')
    expect(await first).toMatchObject({ ok: false, why: 'error' })
    at.says('\r\n+CMS ERROR: 38\r\n')
    expect(await second).toMatchObject({ ok: false, why: 'cms', code: '38' })
  })

  test.each([
    ['+CREG: 1,5', ['+CREG: 1,5'], []],
    ['+CREG: 5', [], ['+CREG: 5']],
  ])('asking for the registration takes %s for what it is', async (line, lines, news) => {
    const at = await channel()
    const answer = at.send('AT+CREG?', { accepts: /^\+CREG: ?\d+,\d/ })
    at.says(`\r\n${line}\r\nOK\r\n`)
    expect((await answer).lines).toEqual(lines)
    expect(at.news).toEqual(news)
  })

  test('that dials ends with NO CARRIER, any other does not', async () => {
    const at = await channel()
    const answer = at.send('ATD0912345678;')
    at.says('\r\nNO CARRIER\r\n')
    expect(await answer).toMatchObject({ ok: false, why: 'no-carrier' })
  })

  test('with data writes it behind the prompt, and its echo is no answer', async () => {
    const at = await channel()
    const answer = at.send('AT+CMGS=5', { data: '0011000B91\x1a', accepts: /^\+CMGS:/ })
    at.says('AT+CMGS=5\r\r\n>')
    at.says(' 0011000B91\r\n+CMGS: 7\r\n\r\nOK\r\n')
    expect(at.written).toEqual(['AT+CMGS=5\r', '0011000B91\x1a'])
    expect(await answer).toEqual({ ok: true, lines: ['+CMGS: 7'] })
  })

  test('that is not answered closes the channel, takes back its prompt, and is looked for again', async () => {
    const at = await channel()
    const [first, second] = [at.send('AT+CMGS=5', { data: 'x' }), at.send('AT+CSQ')]
    await at.clock.push(5_000)
    expect(await first).toMatchObject({ why: 'timeout' })
    expect(await second).toMatchObject({ why: 'lost' })
    expect(at.lost).toEqual(['timeout'])
    expect(at.written.at(-1)).toBe('\x1b')
    expect(await at.send('AT')).toMatchObject({ why: 'lost' })
    const found = at.made.find(2, 1_000)
    await at.clock.push(1_000)
    // The late answer of the older command, and then the one that was asked for: silence behind both is waited for.
    at.says('\r\n+CMS ERROR: 500\r\n\r\nOK\r\n')
    await at.clock.push(300)
    expect(await found).toBe(true)
  })

  test('is lost when the modem starts anew', async () => {
    const at = await channel()
    const answer = at.send('AT+CSQ')
    at.says('\xff\x00RDY\r\n')
    expect(await answer).toMatchObject({ why: 'lost' })
    expect(at.lost).toEqual(['restart'])
  })
})

test('a report whose PDU was lost does not swallow the result behind it', async () => {
  const at = await channel()
  const answer = at.send('AT+CSQ', { accepts: /^\+CSQ:/ })
  at.says('\r\n+CDS: 25\r\nOK\r\n')
  expect(await answer).toMatchObject({ ok: true })
  expect(at.strange).toEqual(['+CDS: 25'])
})

test('the text of a service may have several lines, and be in UCS-2', async () => {
  const at = await channel()
  at.says('\r\n+CUSD: 0,"TK chinh: 45.000d\r\nHSD: 31/12/2026",15\r\n')
  expect(at.news).toEqual(['+CUSD: 0,"TK chinh: 45.000d\nHSD: 31/12/2026",15'])
  expect(readReply(at.news[0] ?? '')).toEqual({ mode: 0, text: 'TK chinh: 45.000d\nHSD: 31/12/2026' })
  expect(readReply(`+CUSD: 1,"${Buffer.from('Tài khoản', 'utf16le').swap16().toString('hex')}",72`)).toEqual({ mode: 1, text: 'Tài khoản' })
  expect(readReply('+CUSD: 4')).toEqual({ mode: 4, text: '' })
  await turn()
})

test.each([
  ['SIMCOM_SIM7600E-H', 'SIM7600', true],
  ['SIMCOM_SIM800L', 'SIM800', true],
  ['A7670E-FASE', 'A7600', true],
  ['EC25', 'other', false],
])('a %s is known as %s, with a voice: %s', (identification, name, hasVoice) => {
  expect(modelOf(identification).name).toBe(name)
  expect(modelOf(identification).speech !== null).toBe(hasVoice)
})

test('an order that is valid for years does not keep the bridge busy, and one whose time cannot be read is over', () => {
  const now = Date.UTC(2026, 10, 22)
  expect(waitFor(Date.UTC(2099, 0, 1), now)).toBe(3_600_000)
  expect(waitFor(now - 5, now)).toBe(1)
  expect([isPast(now + 1, now), isPast(now, now), isPast(Number.NaN, now)]).toEqual([false, true, true])
})
