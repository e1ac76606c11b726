import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Mark } from '../../hub/contract/views.ts'
import { type Hub, openHub } from './harness.ts'
import { populate, type World } from './world.ts'

let hub: Hub
let world: World

beforeEach(async () => {
  hub = await openHub()
  world = await populate(hub)
})
afterEach(() => hub.close())

const until = (minutes: number) => new Date(hub.clock.now() + minutes * 60_000).toISOString()
const marks = async (): Promise<Mark[]> => {
  const { body } = await world.as('officer home')<{ marks: Mark[] }>('GET', `/incidents/${await world.press()}`)
  return body.marks
}

test('a site on test shows its presses quietly, and rings again once the test is ended', async () => {
  const officer = world.as('officer home')
  const path = `/sites/${world.sites.own}/on-test`
  const { status, body } = await officer('POST', path, { minutes: 60, reason: 'New battery' })
  expect([status, body]).toEqual([
    200,
    { site: world.sites.own, until: until(60), reason: 'New battery', by: { id: world.person('officer home'), name: 'officer home' } },
  ])
  expect(await marks()).toContain('on-test')
  expect((await officer('DELETE', path)).status).toBe(204)
  expect(await marks()).not.toContain('on-test')
  const again = await officer('DELETE', path)
  expect([again.status, again.body.code]).toEqual([409, 'not-on-test'])
})

test('a bypassed button shows its presses quietly, and rings again once the bypass is ended', async () => {
  const officer = world.as('officer home')
  const path = `/buttons/${world.buttons.own}/bypass`
  const { status, body } = await officer('POST', path, { minutes: 240, reason: 'Stuck' })
  const by = { id: world.person('officer home'), name: 'officer home' }
  expect([status, body]).toEqual([200, { button: world.buttons.own, site: world.sites.own, until: until(240), reason: 'Stuck', by }])
  expect(await marks()).toContain('bypassed')
  expect((await officer('DELETE', path)).status).toBe(204)
  expect(await marks()).not.toContain('bypassed')
  const again = await officer('DELETE', path)
  expect([again.status, again.body.code]).toEqual([409, 'not-bypassed'])
})

test('asked again, the time begins anew', async () => {
  const ask = (minutes: number) => world.as('officer home')('POST', `/sites/${world.sites.own}/on-test`, { minutes, reason: 'Battery' })
  await ask(5)
  await hub.clock.push(60_000)
  expect((await ask(10)).body.until).toBe(until(10))
})

test('a shop tests its own button for three minutes', async () => {
  const { status, body } = await world.as('staff own')('POST', `/buttons/${world.buttons.own}/test`)
  expect([status, body]).toEqual([200, { button: world.buttons.own, until: until(3) }])
  expect(await marks()).toContain('test')
})

test.each([
  ['on test', 'sites', 'on-test', { minutes: 61, reason: 'X' }, ['/minutes']],
  ['on test', 'sites', 'on-test', { minutes: 0.5 }, ['/minutes', '/reason']],
  ['bypassed', 'buttons', 'bypass', { minutes: 241, reason: '' }, ['/minutes', '/reason']],
  ['bypassed', 'buttons', 'bypass', {}, ['/minutes', '/reason']],
])('nothing is put %s without a limit and a reason', async (_what, noun, verb, body, faults) => {
  const id = noun === 'sites' ? world.sites.own : world.buttons.own
  const answer = await world.as('officer home')<{ faults: { at: string }[] }>('POST', `/${noun}/${id}/${verb}`, body)
  expect(answer.status).toBe(400)
  expect([...new Set(answer.body.faults.map(({ at }) => at))].sort()).toEqual(faults)
})

test('what does not exist is not found, for an administrator too', async () => {
  const admin = world.as('admin')
  const body = { minutes: 5, reason: 'X' }
  const paths = ['/sites/nowhere/on-test', '/buttons/nowhere/bypass', '/buttons/nowhere/test']
  for (const path of paths) expect((await admin('POST', path, path.endsWith('/test') ? undefined : body)).status).toBe(404)
  for (const path of paths.slice(0, 2)) expect((await admin('DELETE', path)).status).toBe(404)
})
