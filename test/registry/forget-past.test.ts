import { expect, it } from 'vitest'
import type { PersonId } from '../../hub/contract/ids.ts'
import { apply } from '../../hub/registry/apply.ts'
import { firstData, type RegistryData } from '../../hub/registry/data.ts'
import { UNHASHED } from '../../hub/registry/hashing.ts'

const id = (name: string) => name as PersonId
const chance = { id: (prefix: string) => `${prefix}_x`, secret: () => 'secret', hashed: UNHASHED }
const DAY = 24 * 3_600_000
const person = (name: string, more: object = {}) =>
  [id(name), { id: id(name), username: name, name: `Name ${name}`, role: 'admin', invited: false, disabled: false, ...more }] as const
const left = (at: number) => ({ disabled: true, disabledAt: new Date(at).toISOString(), phone: '0912 345 678' })

const data: RegistryData = {
  ...firstData(),
  people: new Map([
    person('here'),
    person('long', left(10 * DAY)),
    person('lately', left(90 * DAY)),
    person('named', left(10 * DAY)),
    person('undated', { disabled: true }),
  ]) as RegistryData['people'],
  secrets: new Map([[id('long'), { password: '$argon2id$x' }]]),
  invitations: new Map([
    ['a', { person: id('here'), expiresAt: 20 * DAY }],
    ['b', { person: id('here'), expiresAt: 100 * DAY }],
  ]),
  subscriptions: new Map([
    ['sub', { id: 'sub', person: id('long'), keys: { endpoint: '', p256dh: '', auth: '' }, seenAt: 0 }],
  ]) as unknown as RegistryData['subscriptions'],
  settings: { ...firstData().settings, selfDrill: { phones: [id('long'), id('here')] } },
}
const forget = (from: RegistryData, at = 95 * DAY) =>
  apply(from, { type: 'ForgetPast', at, by: null, before: 60 * DAY, named: [id('named')] }, chance).data

it('whoever left before then is gone with number, secrets and phones; who left lately, or is named by what goes on, stays', () => {
  const now = forget(data)
  expect([...now.people.keys()]).toEqual(['here', 'lately', 'named', 'undated'])
  expect(now.secrets.size).toBe(0)
  expect(now.subscriptions.size).toBe(0)
  expect([...now.invitations.keys()]).toEqual(['b'])
  expect(now.settings.selfDrill?.phones).toEqual(['here'])
  expect(now.lastChange).toMatchObject({ action: 'ForgetPast', by: null })
  expect(JSON.stringify([...now.people, now.lastChange])).not.toContain('Name long')
})

it('who left before that was written down counts from the first night; a night with nothing to do changes nothing', () => {
  const first = forget(data)
  expect(first.people.get(id('undated'))?.disabledAt).toBe(new Date(95 * DAY).toISOString())
  expect(forget(first, 96 * DAY)).toBe(first)
})

it('a person is dated when they are disabled, and no more once they are back', () => {
  const patch = (from: RegistryData, disabled: boolean, at: number) =>
    apply(from, { type: 'PatchPerson', at, by: null, id: id('lately'), patch: { disabled } }, chance).data
  const back = patch(data, false, 91 * DAY)
  expect(back.people.get(id('lately'))?.disabledAt).toBeUndefined()
  expect(patch(back, true, 92 * DAY).people.get(id('lately'))?.disabledAt).toBe(new Date(92 * DAY).toISOString())
})
