import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ExercisesView, ToldExercises } from '../../hub/contract/exercises.ts'
import { type Hub, openHub } from './harness.ts'
import { populate, type World } from './world.ts'

let hub: Hub
let world: World
beforeEach(async () => {
  hub = await openHub()
  world = await populate(hub)
})
afterEach(() => hub.close())

const plan = (body: object = {}, who = 'commander home') =>
  world.as(who)<{ code: string }>('POST', `/sites/${world.sites.own}/exercise`, { minutes: 30, reason: 'Quý 4', ...body })
const inMinutes = (minutes: number) => new Date(hub.clock.now() + minutes * 60_000).toISOString()
const list = async (who: string) => (await world.as(who)<ExercisesView>('GET', '/exercises')).body.items

test('what cannot be planned is refused with what to do', async () => {
  expect(await plan({ minutes: 4 })).toMatchObject({ status: 400 })
  expect(await plan({ reason: '  ' })).toMatchObject({ status: 400 })
  expect(await plan({ from: inMinutes(60).replace(/..\....Z/, '60Z') }), 'a leap second is no time').toMatchObject({ status: 400 })
  expect(await plan({ from: inMinutes(-5) })).toMatchObject({ status: 409, body: { code: 'bad-exercise-time' } })
  expect(await plan({ button: world.buttons.other })).toMatchObject({ status: 409, body: { code: 'not-a-button-here' } })
  const call = world.as('commander home')
  expect(await call('DELETE', `/sites/${world.sites.own}/exercise`)).toMatchObject({ status: 409, body: { code: 'no-exercise' } })
  expect(await plan({ from: inMinutes(60) })).toMatchObject({ status: 201 })
  expect(await plan()).toMatchObject({ status: 409, body: { code: 'exercise-planned' } })
  const ring = await call('POST', `/sites/${world.sites.own}/exercise/ring`)
  expect(ring).toMatchObject({ status: 409, body: { code: 'exercise-not-running' } })
})

test('an officer is surprised unless it is announced, and a manager reads of it only before it begins', async () => {
  await plan({ from: inMinutes(60), managerTold: true, button: world.buttons.own })
  expect(await list('officer home')).toEqual([])
  expect(await list('commander home')).toMatchObject([{ state: 'planned', button: { id: world.buttons.own } }])
  const told = async (who: string) => (await world.as(who)<ToldExercises>('GET', '/exercises/told')).body.items
  expect(await told('manager own')).toMatchObject([{ site: { id: world.sites.own }, number: 1 }])
  expect(await told('manager other')).toEqual([])
  await world.as('commander home')('DELETE', `/sites/${world.sites.own}/exercise`)
  expect(await told('manager own')).toEqual([])
  await plan({ announced: true, managerTold: true })
  expect(await list('officer home')).toMatchObject([{ end: { why: 'called-off' } }, { state: 'running', managerTold: false }])
  expect(await told('manager own'), 'it has begun: somebody else may be reading').toEqual([])
})

test('the sheet holds what the page shows, in the language that was asked for', async () => {
  await plan({ reason: '=HYPERLINK("x")' })
  const reply = await world.as('commander home')<string>('GET', '/exercises.csv?language=en&separator=;')
  expect(reply).toMatchObject({ status: 200, type: expect.stringContaining('text/csv') })
  expect(String(reply.body)).toContain('Acknowledged after (s)')
  expect(String(reply.body)).toContain(`'=HYPERLINK`)
})
