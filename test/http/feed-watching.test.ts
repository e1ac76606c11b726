import { expect, onTestFinished, test } from 'vitest'
import { openFeed, sessionFor } from './feed-client.ts'
import { openHub } from './harness.ts'
import { populate } from './world.ts'

test('a wall display hears everything and proves nothing: its open feed makes no station attended', async () => {
  const hub = await openHub()
  onTestFinished(() => hub.close())
  const world = await populate(hub)
  const officer = world.person('officer home')
  const attended = async () => (await world.as('officer home')<{ attended: boolean }>('GET', '/duty')).body.attended
  // Consoles have a while to find a restarted hub again, and until then everybody counts.
  await hub.clock.push(20_000)

  const wall = await openFeed(hub, sessionFor(hub, officer), { watching: true })
  await wall.ready()
  const incident = await world.press()
  await expect.poll(() => wall.incidents()).toContain(incident)
  expect(await attended()).toBe(false)

  const desk = await openFeed(hub, sessionFor(hub, officer))
  await desk.ready()
  expect(await attended()).toBe(true)
  wall.close()
  desk.close()
})
