import { describe, expect, it, onTestFinished } from 'vitest'
import { createNutClient } from '../../hub/power/nut-client.ts'
import { quoted, wordsOf } from '../../hub/power/nut-line.ts'
import { upsAddress } from '../../hub/power/ups-address.ts'
import { pushedClock } from '../harness/clock.ts'
import { until } from '../harness/until.ts'
import { ON_LINE, scriptedUpsd } from '../harness/upsd.ts'

async function asking(login = '') {
  const upsd = await scriptedUpsd()
  const clock = pushedClock()
  const address = upsAddress(upsd.address.replace('nut://', `nut://${login}`))
  if (!address) throw new Error('no address')
  const client = createNutClient({ clock, address })
  onTestFinished(() => client.close())
  return { upsd, clock, client }
}

describe('an address', () => {
  it.each([
    ['nut://127.0.0.1/ups', { host: '127.0.0.1', port: 3493, ups: 'ups', login: null }],
    ['nut://127.0.0.1:4000/apc-1', { host: '127.0.0.1', port: 4000, ups: 'apc-1', login: null }],
    ['nut://hub:m%40t@[::1]/ups', { host: '::1', port: 3493, ups: 'ups', login: { user: 'hub', password: 'm@t' } }],
  ])('%s is read', (text, address) => expect(upsAddress(text)).toEqual(address))

  it.each(['', 'ups', 'http://127.0.0.1/ups', 'nut://127.0.0.1', 'nut://127.0.0.1/', 'nut://127.0.0.1/a/b', 'nut://127.0.0.1/a%0Ab'])(
    '%j is none',
    (text) => expect(upsAddress(text)).toBeNull(),
  )
  it('a name goes with a password', () => expect(upsAddress('nut://hub@127.0.0.1/ups')).toBeNull())
})

describe('a line', () => {
  it('is words, quoted or not', () => {
    expect(wordsOf(String.raw`VAR ups ups.model "Smart \"UPS\" C:\\1"`)).toEqual(['VAR', 'ups', 'ups.model', String.raw`Smart "UPS" C:\1`])
  })
  it('with an open quote is none', () => expect(wordsOf('VAR ups a "b')).toBeNull())
  it('is written so that it is read the same', () => expect(wordsOf(quoted('a "b" \\c'))).toEqual(['a "b" \\c']))
})

describe('upsd', () => {
  it('is asked for all variables in one question, on one connection', async () => {
    const { upsd, client } = await asking()
    expect(Object.fromEntries(await client.variables())).toEqual(ON_LINE)
    await client.variables()
    expect(upsd.asked).toEqual(['LIST VAR ups', 'LIST VAR ups'])
    expect(upsd.connections()).toBe(1)
  })

  it('is told name and password once, before anything else', async () => {
    const { upsd, client } = await asking('hub:m%22t@')
    await client.variables()
    await client.variables()
    expect(upsd.asked).toEqual(['USERNAME "hub"', String.raw`PASSWORD "m\"t"`, 'LIST VAR ups', 'LIST VAR ups'])
  })

  it.each([
    ['ERR DATA-STALE\n', /DATA-STALE: the driver has lost the UPS/],
    ['ERR UNKNOWN-UPS\n', /UNKNOWN-UPS/],
    ['ERR SOMETHING-NEW more\n', /ERR SOMETHING-NEW/],
    ['HTTP/1.1 400 Bad Request\n', /not in the protocol/],
    ['BEGIN LIST VAR ups\nVAR ups a "b\nEND LIST VAR ups\n', /not in the protocol/],
    ['BEGIN LIST VAR ups\nVAR other a "b"\nEND LIST VAR ups\n', /not in the protocol/],
    [`${'x'.repeat(70_000)}\n`, /more than a UPS could have to say/],
  ])('says %j: it is told in words, and the next question begins anew', async (answer, words) => {
    const { upsd, client } = await asking()
    upsd.answers(() => answer)
    await expect(client.variables()).rejects.toThrow(words)
    upsd.answers(null)
    expect((await client.variables()).get('ups.status')).toBe('OL CHRG')
  })

  it('refuses the password: it is told', async () => {
    const { upsd, client } = await asking('hub:wrong@')
    upsd.answers((line) => (line.startsWith('PASSWORD') ? 'ERR INVALID-PASSWORD\n' : 'OK\n'))
    await expect(client.variables()).rejects.toThrow(/INVALID-PASSWORD: the password is wrong/)
  })

  it('says nothing: given up after four seconds', async () => {
    const { upsd, clock, client } = await asking()
    upsd.answers(() => null)
    const asked = expect(client.variables()).rejects.toThrow('no answer within 4 s')
    await until('it was asked', () => upsd.asked.length === 1)
    await clock.push(4_000)
    await asked
  })

  it('says it slowly, a piece at a time: it is read', async () => {
    const { upsd, client } = await asking()
    upsd.answers(() => 'BEGIN LIST VAR ups\nVAR ups ups.status "O')
    const asked = client.variables()
    await until('it was asked', () => upsd.asked.length === 1)
    upsd.answers(null)
    upsd.more('L"\r\nEND LIST VAR ups\r\n')
    expect((await asked).get('ups.status')).toBe('OL')
  })

  it('is not there: refused at once', async () => {
    const { upsd, client } = await asking()
    await upsd.stop()
    await expect(client.variables()).rejects.toThrow(/ECONNREFUSED/)
  })

  it('ends the connection: the next question opens another', async () => {
    const { upsd, client } = await asking()
    await client.variables()
    await upsd.stop()
    await upsd.start()
    await client.variables().catch(() => undefined)
    expect((await client.variables()).get('battery.charge')).toBe('100')
  })
})
