import { afterEach, beforeEach, expect, test } from 'vitest'
import type { IncidentView } from '../../hub/contract/views.ts'
import { type Hub, openHub } from './harness.ts'
import { populate, type World } from './world.ts'

let hub: Hub
let world: World
beforeEach(async () => {
  hub = await openHub()
  world = await populate(hub)
  await hub.make({ type: 'PatchPerson', id: world.person('staff own'), patch: { pin: '1234', duressPin: '4321' } })
})
afterEach(() => hub.close())

const report = (viewer: string, pin: unknown) => world.as(viewer)('POST', `/sites/${world.sites.own}/mistake`, { pin })

test('both PINs get the same answer, to the byte; only the desk sees the knife', async () => {
  const incident = await world.press()
  const answers: [number, string, string][] = []
  for (const pin of ['1234', '4321']) {
    const { status, body, headers } = await report('staff own', pin)
    const shown = ['content-type', 'content-length', 'cache-control'].map((name) => `${name}: ${headers.get(name)}`)
    answers.push([status, JSON.stringify(body), shown.join('\n')])
    const { marks } = (await world.as('officer home')<IncidentView>('GET', `/incidents/${incident}`)).body
    expect(marks.includes('duress')).toBe(pin === '4321')
  }
  expect(answers[0]).toEqual(answers[1])
  expect(answers[0]?.[0]).toBe(200)
})

test('it closes nothing', async () => {
  const incident = await world.press()
  await report('staff own', '1234')
  const { body } = await world.as('officer home')<IncidentView>('GET', `/incidents/${incident}`)
  expect(body).toMatchObject({ phase: 'ringing', ringing: true })
})

test('the duress PIN with no alarm is one', async () => {
  const quiet = await report('staff own', '1234')
  expect((await world.as('officer home')<{ items: unknown[] }>('GET', '/incidents')).body.items).toEqual([])
  const forced = await report('staff own', '4321')
  expect([forced.status, forced.body]).toEqual([quiet.status, quiet.body])
  const { items } = (await world.as('officer home')<{ items: IncidentView[] }>('GET', '/incidents')).body
  expect(items).toMatchObject([{ kind: 'duress', ringing: true }])
})

test('a wrong PIN is 403, and guessing is stopped', async () => {
  const codes: unknown[] = []
  for (let guess = 0; guess < 11; guess++) codes.push((await report('staff own', `90${guess + 10}`)).body.code)
  expect(codes).toEqual([...Array(10).fill('wrong-pin'), 'too-many-attempts'])
  expect((await report('staff own', '1234')).status).toBe(429)
})

test('only the shop’s own people report it', async () => {
  expect((await report('staff other', '1234')).status).toBe(404)
  expect((await report('officer home', '1234')).body.code).toBe('wrong-role')
  expect((await report('staff own', 'abcd')).body.code).toBe('bad-body')
})
