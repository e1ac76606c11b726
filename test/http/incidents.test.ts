import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Problem } from '../../hub/contract/api.ts'
import type { IncidentId } from '../../hub/contract/ids.ts'
import type { IncidentView } from '../../hub/contract/views.ts'
import { type Client, type Hub, openHub } from './harness.ts'
import { populate, type World } from './world.ts'

let hub: Hub
let world: World
let incident: IncidentId
let officer: Client
beforeEach(async () => {
  hub = await openHub()
  world = await populate(hub)
  incident = await world.press()
  officer = world.as('officer home')
})
afterEach(() => hub.close())

const post = async (who: Client, action: string, body?: unknown) => {
  const { status, body: answer } = await who<IncidentView & Problem>('POST', `/incidents/${incident}/${action}`, body)
  return { ...answer, status }
}

test('an alarm is answered from ringing to closed, each answer with the new view', async () => {
  expect(await post(officer, 'acknowledge')).toMatchObject({ status: 200, phase: 'acknowledged', ringing: false })
  expect(await post(officer, 'dispatch', { patrols: [world.person('patrol home')] })).toMatchObject({
    phase: 'dispatched',
    patrols: [{ name: 'patrol home' }],
  })
  expect(await post(world.as('patrol home'), 'arrive')).toMatchObject({ phase: 'on-scene', site: { contacts: [{}, {}] } })
  expect(await post(officer, 'note', { text: 'two men, a grey van' })).toMatchObject({ status: 200 })
  expect(await post(officer, 'close', { disposition: 'robbery' })).toMatchObject({ phase: 'closed', disposition: 'robbery' })
  const { body } = await officer<IncidentView>('GET', `/incidents/${incident}`)
  expect(body.timeline?.map(({ type }) => type)).toEqual(
    expect.arrayContaining([
      'PressReceived',
      'IncidentAcknowledged',
      'PatrolsDispatched',
      'UnitArrived',
      'IncidentNoted',
      'IncidentClosed',
    ]),
  )
  expect(body.timeline?.find(({ type }) => type === 'IncidentNoted')).toMatchObject({ text: 'two men, a grey van' })
})

test('the same person twice gets 200, a second person 409 with who has it', async () => {
  await post(officer, 'acknowledge')
  expect((await post(officer, 'acknowledge')).status).toBe(200)
  expect(await post(world.as('commander home'), 'acknowledge')).toMatchObject({
    status: 409,
    code: 'already-acknowledged',
    by: { id: world.person('officer home'), name: 'officer home' },
  })
})

test('two officers acknowledging at once: one is the owner, the other is told who', async () => {
  const both = await Promise.all([post(officer, 'acknowledge'), post(world.as('commander home'), 'acknowledge')])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('a patrol’s acknowledgement is "on my way" and leaves it ringing', async () => {
  expect(await post(world.as('patrol home'), 'acknowledge')).toMatchObject({ ringing: true, onTheWay: [{ name: 'patrol home' }] })
})

test('of two patrols of one station only the one on its way gets notes and contacts, in lists and in reads', async () => {
  const second = await hub.person({ username: 'second-patrol', name: 'second patrol', role: 'patrol', station: world.stations.home })
  const inside = async (who: Client) => {
    const [{ body: one }, { body: list }] = [
      await who<IncidentView>('GET', `/incidents/${incident}`),
      await who<{ items: IncidentView[] }>('GET', '/incidents'),
    ]
    return [one, list.items[0]].map((view) => [view?.site.contacts.length, view?.site.notes, view?.site.untilOnTheWay])
  }
  const held = [0, undefined, true]
  expect(await inside(world.as('patrol home'))).toEqual([held, held])
  const answer = await post(world.as('patrol home'), 'acknowledge')
  const given = [1, 'A note of the desk', undefined]
  expect(answer.site).toMatchObject({ notes: 'A note of the desk', contacts: [{ where: 'outside' }], contactsLocked: true })
  expect(await inside(world.as('patrol home'))).toEqual([given, given])
  expect(await inside(hub.as(second))).toEqual([held, held])
  expect(await inside(officer)).toEqual([given, given])
})

test('a note sent twice under one key stands in the timeline once; without a key each is its own', async () => {
  const patrol = world.as('patrol home')
  for (const _ of [1, 2]) expect((await post(patrol, 'note', { text: 'grey van', key: 'note-0001' })).status).toBe(200)
  for (const _ of [1, 2]) await post(officer, 'note', { text: 'grey van', key: 'note-0001' })
  for (const _ of [1, 2]) await post(patrol, 'note', { text: 'nobody at the back' })
  const { body } = await officer<IncidentView>('GET', `/incidents/${incident}`)
  const notes = body.timeline?.filter(({ type }) => type === 'IncidentNoted').map(({ text }) => text)
  expect(notes).toEqual(['grey van', 'grey van', 'nobody at the back', 'nobody at the back'])
})

test('an officer of another told station takes over for home only by saying so', async () => {
  expect(await post(world.as('officer told'), 'acknowledge')).toMatchObject({ status: 200, phase: 'ringing' })
  expect(await post(world.as('officer told'), 'takeover')).toMatchObject({
    phase: 'acknowledged',
    acknowledgedBy: { name: 'officer told' },
  })
})

test('it is handed over to another officer, and to nobody who is none', async () => {
  await post(officer, 'acknowledge')
  expect(await post(officer, 'handover', { to: world.person('patrol home') })).toMatchObject({ status: 409, code: 'not-an-officer' })
  expect(await post(officer, 'handover', { to: 'nobody' })).toMatchObject({ status: 409, code: 'no-such-person' })
  expect(await post(officer, 'handover', { to: world.person('commander home') })).toMatchObject({
    status: 200,
    acknowledgedBy: { name: 'commander home' },
  })
})

test('only the page of somebody on duty at a told station counts as shown', async () => {
  expect(await post(officer, 'shown', { surface: 'console' })).toMatchObject({ status: 409, code: 'not-on-duty' })
  await officer('POST', '/duty')
  expect(await post(officer, 'shown', { surface: 'console' })).toMatchObject({ status: 200, receipts: { consoles: { shown: 1 } } })
})

describe('who may', () => {
  const bodies: Record<string, unknown> = {
    acknowledge: undefined,
    takeover: undefined,
    dispatch: undefined,
    arrive: undefined,
    close: { disposition: 'test' },
    note: { text: 'x' },
    handover: { to: 'somebody' },
    shown: { surface: 'console' },
  }
  const patrolMay = ['acknowledge', 'arrive', 'note', 'shown']

  test.each(Object.keys(bodies))('%s', async (action) => {
    const code = async (viewer: string) => {
      const { status, code } = await post(world.as(viewer), action, bodies[action])
      return status === 401 || status === 404 || code === 'wrong-role' ? code : 'may'
    }
    expect(await code('signed out')).toBe('signed-out')
    expect(await code('officer untold')).toBe('not-found')
    expect(await code('staff other')).toBe('not-found')
    expect(await code('staff own')).toBe('wrong-role')
    expect(await code('admin')).toBe('wrong-role')
    expect(await code('patrol home')).toBe(patrolMay.includes(action) ? 'may' : 'wrong-role')
  })

  test('not to be seen comes before a bad body', async () => {
    expect((await post(world.as('officer untold'), 'close', { disposition: 'nonsense' })).status).toBe(404)
    expect((await post(world.as('staff own'), 'close', { disposition: 'nonsense' })).status).toBe(403)
    expect((await post(officer, 'close', { disposition: 'nonsense' })).status).toBe(400)
  })
})

test('a refusal of the desk is 409 with its name', async () => {
  expect(await post(officer, 'dispatch')).toMatchObject({ status: 409, code: 'not-acknowledged', type: expect.stringContaining('urn:') })
  await post(officer, 'acknowledge')
  expect(await post(officer, 'close', { disposition: 'robbery' })).toMatchObject({ status: 409, code: 'not-on-scene' })
})

test('an incident nobody knows, and an id that cannot be one, are not found', async () => {
  for (const id of ['incident-99', 'a b', '..%2f', 'x'.repeat(100)])
    expect([id, (await officer('GET', `/incidents/${encodeURIComponent(id)}`)).status]).toEqual([id, 404])
})
