/** What a modem says, as commands for the desk. */
import { expect, it } from 'vitest'
import type { GatewayId, IncidentId, MessageId, PersonId, StationId } from '../../../hub/contract/ids.ts'
import type { ModemSays } from '../../../hub/contract/modem-messages.ts'
import type { Person } from '../../../hub/contract/resources.ts'
import type { Command } from '../../../hub/core/commands.ts'
import type { Outgoing } from '../../../hub/core/messages/outgoing-view.ts'
import { createFlights } from '../../../hub/notify/modem/flights.ts'
import { createNews } from '../../../hub/notify/modem/news.ts'
import type { ModemWorld } from '../../../hub/notify/modem/world.ts'
import { memoryLog } from '../../broker/fixture.ts'
import { ids, sampleDirectory } from '../../core/world.ts'
import { pushedClock } from '../../harness/clock.ts'

const MODEM = 'modem' as GatewayId
const AT = '2026-11-22T03:00:00.000Z'
const SHARED = '0912 000 001'

const person = (id: PersonId, more: Partial<Person>): [PersonId, Person] => {
  const known = sampleDirectory().people.get(id)
  if (!known) throw new Error(`no ${id}`)
  return [id, { ...known, ...more }]
}
function setting(more: { told?: PersonId[]; answer?: 'journal-behind' | 'no-such-incident' } = {}) {
  const directory = sampleDirectory()
  const phones: Record<string, string> = { [ids.patrol]: SHARED, [ids.commander]: '+84912000001', [ids.second]: '0912 000 009' }
  const people = new Map(
    [...directory.people.keys()].map((id) => {
      const phone = phones[id]
      return person(id, { ...(phone !== undefined && { phone }), disabled: id === ids.second })
    }),
  )
  const messages: Outgoing[] = ['alarm', 'alarm'].map((what, n) => ({
    ...{ id: `m-${n}` as MessageId, incident: `i-${n}` as IncidentId, channel: 'sms' as const, person: ids.patrol, what: what as 'alarm' },
    ...{ askedAt: 0, expiresAt: Date.parse(AT) + 60_000, state: 'asked' as const, order: 'o-1', gateway: MODEM },
  }))
  const world = {
    directory: () => ({ ...directory, people }),
    isModem: (id: GatewayId) => id === MODEM,
    ofOrder: (order: string) => (order === 'o-1' ? messages : []),
    modems: () => [MODEM],
    postOf: (id: PersonId) => (id === ids.patrol ? { station: 'next' as StationId, role: 'patrol', since: 0 } : null),
    isTold: (id: PersonId) => (more.told ?? []).includes(id),
  } as unknown as ModemWorld
  const commands: Command[] = []
  const clock = pushedClock(Date.parse(AT))
  const news = createNews({
    ...{ clock, log: memoryLog(), world, flights: createFlights(clock), wake: () => {} },
    desk: {
      async submit(command) {
        commands.push(command)
        if (more.answer) return { ok: false, refusal: { refused: more.answer } as never }
        return { ok: true, recorded: [], written: Promise.resolve() }
      },
    },
  })
  const says = (said: object, gateway = MODEM) => news(gateway, said as ModemSays)
  return { says, commands }
}
const sms = (state: string, more: object = {}) => ({ what: 'sms/status', news: { id: 'o-1', state, later: true, at: AT, ...more } })
const call = (state: string, more: object = {}) => ({ what: 'call/status', news: { id: 'o-1', state, later: true, at: AT, ...more } })
const from = (number: string, text = '1') => ({ what: 'sms/in', news: { id: 'in-1', from: number, text, at: AT } })

it.each<[object, string]>([
  [sms('queued'), 'accepted'],
  [sms('sent'), 'sent'],
  [sms('delivered'), 'delivered'],
  [sms('failed', { code: 'report-46' }), 'later report-46'],
  [sms('failed', { code: 'bad-number', later: false }), 'never bad-number'],
  [sms('failed', { code: 'expired' }), 'expired expired'],
  [call('dialling'), 'sent'],
  [call('answered', { said: true }), 'delivered'],
  [call('ended'), 'later not-pressed'],
  [call('failed', { code: 'busy' }), 'later busy'],
])('%o is told of every message of its order', async (said, expected) => {
  const { says, commands } = setting()
  await says(said)
  const [command] = commands
  const progress = command?.type === 'ProgressMessages' ? command.progress : []
  expect(progress.map(({ message, state, code }) => [message, state, code].filter(Boolean).join(' '))).toEqual([
    `m-0 ${expected}`,
    `m-1 ${expected}`,
  ])
  expect(progress[0]).toMatchObject({ order: 'o-1', gateway: MODEM, incident: 'i-0' })
})

it('a piece of a long message, an order of nobody here and a gateway that is no modem change nothing', async () => {
  const { says, commands } = setting()
  await says(sms('failed', { part: 1, parts: 2 }))
  await says({ what: 'sms/status', news: { id: 'o-9', state: 'sent', later: true, at: AT } })
  await says(from('+84912000001'), 'a-shop' as GatewayId)
  expect(commands).toEqual([])
})

it('a key is of the person who was called, where that person is on duty', async () => {
  const { says, commands } = setting()
  await says(call('pressed', { digit: '1' }))
  expect(commands).toMatchObject([
    { type: 'HearKey', incident: 'i-0', message: 'm-0', key: '1', by: { person: ids.patrol, role: 'patrol', station: 'next' } },
  ])
})

it('of two behind one number it is the one who was told of an open alarm, else the one who could take it', async () => {
  const told = setting({ told: [ids.patrol] })
  await told.says(from('+84 912 000 001'))
  expect(told.commands).toMatchObject([{ type: 'HearSms', sms: 'modem/in-1', by: { person: ids.patrol }, sentAt: Date.parse(AT) }])
  const nobody = setting()
  await nobody.says(from('0912000001'))
  expect(nobody.commands).toMatchObject([{ by: { person: ids.commander } }])
})

it('a stranger, whoever is disabled, and a service by its name', async () => {
  const { says, commands } = setting()
  await says(from('+84999999999'))
  await says(from('0912000009'))
  await says(from('Viettel'))
  await says(from('1414'))
  expect(commands.map((each) => each.type === 'HearSms' && [each.by, each.service])).toEqual([
    [null, undefined],
    [null, undefined],
    [null, 'Viettel'],
    [null, '1414'],
  ])
})

it('a balance, and why there is none', async () => {
  const { says, commands } = setting()
  await says({ what: 'ussd/in', news: { id: 'u-1', text: 'TK: 45.000d', later: false, at: AT } })
  await says({ what: 'ussd/in', news: { id: 'u-2', code: 'no-reply', later: true, at: AT } })
  expect(commands).toMatchObject([
    { type: 'HearBalance', gateway: MODEM, ask: 'u-1', text: 'TK: 45.000d' },
    { ask: 'u-2', text: null, why: 'no-reply' },
  ])
})

it('what the desk could not take is to be said again; what it refuses for good is not', async () => {
  await expect(setting({ answer: 'journal-behind' }).says(sms('sent'))).rejects.toThrow('journal-behind')
  await expect(setting({ answer: 'no-such-incident' }).says(sms('sent'))).resolves.toBeUndefined()
})
