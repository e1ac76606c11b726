import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Hub, openHub } from './harness.ts'
import { populate, type World } from './world.ts'

let hub: Hub
let world: World
beforeEach(async () => {
  hub = await openHub()
  world = await populate(hub)
})
afterEach(() => hub.close())

const own = () => world.sites.own
const setPins = (who: string) =>
  hub.make({ type: 'PatchPerson', id: world.person(who), patch: { password: 'mat-khau-dai', pin: '1234', duressPin: '4321' } })

describe('one’s own PINs', () => {
  const choose = (body: object) => world.as('staff own')('POST', '/session/pins', body)

  test('are chosen with one’s password, and open from then on', async () => {
    await hub.make({ type: 'PatchPerson', id: world.person('staff own'), patch: { password: 'mat-khau-dai' } })
    const whoAmI = async () => (await world.as('staff own')('GET', '/session')).body.pinsChosen
    expect(await whoAmI()).toBe(false)
    const wrong = await choose({ password: 'sai', pin: '1234', duressPin: '4321' })
    expect([wrong.status, wrong.body.code]).toEqual([403, 'wrong-password'])
    const alike = await choose({ password: 'mat-khau-dai', pin: '1234', duressPin: '1234' })
    expect([alike.status, alike.body.code]).toEqual([409, 'pins-equal'])
    expect(await whoAmI()).toBe(false)
    expect((await choose({ password: 'mat-khau-dai', pin: '1234', duressPin: '4321' })).status).toBe(204)
    expect(await whoAmI()).toBe(true)
    expect((await world.as('staff own')('POST', `/sites/${own()}/positions`, { pin: '1234' })).status).toBe(200)
  })

  test('are not guessed at: the password is asked ten times, then every half minute', async () => {
    await hub.make({ type: 'PatchPerson', id: world.person('staff own'), patch: { password: 'mat-khau-dai' } })
    const codes: unknown[] = []
    for (let n = 0; n < 11; n++) codes.push((await choose({ password: `sai-${n}`, pin: '1234', duressPin: '4321' })).body.code)
    expect(codes).toEqual([...Array(10).fill('wrong-password'), 'too-many-attempts'])
  })
})

test('who guesses at one door has no tries left at another', async () => {
  await setPins('manager own')
  const call = world.as('manager own')
  const codes: unknown[] = []
  for (const [n, door] of [
    'mistake',
    'positions',
    'outside',
    'mistake',
    'positions',
    'outside',
    'mistake',
    'positions',
    'outside',
    'mistake',
    'positions',
  ].entries())
    codes.push((await call('POST', `/sites/${own()}/${door}`, { pin: `90${n + 10}` })).body.code)
  expect(codes).toEqual([...Array(10).fill('wrong-pin'), 'too-many-attempts'])
})

test('the state of an alarm is shown in the browser that said to be outside, and in no other of the same person', async () => {
  await setPins('manager own')
  const [phone, counter] = [world.as('manager own'), world.as('manager own')]
  type Shops = { items: { id: string; outside?: { incident: { phase: string } | null } }[] }
  const outside = async (call: typeof phone) => (await call<Shops>('GET', '/shop')).body.items[0]?.outside
  await world.press()
  await phone('POST', `/sites/${own()}/outside`, { pin: '1234' })
  expect((await outside(phone))?.incident).toMatchObject({ phase: 'ringing' })
  expect(await outside(counter)).toBeUndefined()
  await hub.make({ type: 'PatchPerson', id: world.person('manager own'), patch: { role: 'staff' } })
  expect(await outside(phone), 'and never to staff').toBeUndefined()
  await hub.make({ type: 'PatchPerson', id: world.person('manager own'), patch: { role: 'manager' } })
  await hub.clock.push(4 * 3_600_000)
  expect(await outside(phone), 'and not for longer than four hours').toBeUndefined()
})

test('a shop reads of a contact that there is a challenge word, and not which', async () => {
  type Sites = { contacts: { challenge?: string; challengeHidden?: boolean }[] }
  const { body } = await world.as('staff own')<Sites>('GET', `/sites/${own()}`)
  expect(body.contacts.map(({ challenge, challengeHidden }) => [challenge, challengeHidden])).toEqual([
    [undefined, true],
    [undefined, undefined],
  ])
})

test('of several shops the one that needs a look stands first', async () => {
  const third = (
    await hub.make({
      type: 'AddSite',
      site: { code: 'A1', name: 'Không nút', kind: 'bank', address: '1', location: { lat: 11.7, lon: 108.3 } },
    })
  ).site
  await hub.make({ type: 'PatchPerson', id: world.person('manager own'), patch: { sites: [own(), world.sites.other, third?.id ?? own()] } })
  const at = hub.clock.now()
  await hub.desk.submit({ type: 'Heard', at, device: world.buttons.other, site: world.sites.other, beat: {} })
  await hub.clock.push(61_000)
  type Shops = { items: { name: string; attention?: string }[] }
  const { items } = (await world.as('manager own')<Shops>('GET', '/shop')).body
  expect(items.map(({ attention }) => attention)).toEqual(['no-buttons', 'never-heard', 'never-tested'])
})
