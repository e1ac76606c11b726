import { expect, it } from 'vitest'
import { createTroubles, troubleLine } from '../../hub/notify/troubles.ts'
import { pushedClock } from '../harness/clock.ts'

it('tells failures by service, since when and how many, until one works again', async () => {
  const clock = pushedClock(0)
  const troubles = createTroubles({ clock, isUsed: () => true })
  troubles.failed('https://push.example', 'status 401')
  await clock.push(1_000)
  troubles.failed('https://push.example', 'status 503')
  troubles.failed('https://other.example:444', 'no answer')
  expect(troubles.list()).toEqual([
    { service: 'push.example', since: 0, failures: 2, why: 'status 503' },
    { service: 'other.example:444', since: 1_000, failures: 1, why: 'no answer' },
  ])
  expect(troubles.list().map(troubleLine)[0]).toBe('push.example: status 503, 2 times since 1970-01-01T00:00:00.000Z')
  troubles.worked('https://push.example')
  expect(troubles.list().map(({ service }) => service)).toEqual(['other.example:444'])
})

it('forgets a service that no phone uses: when one uses it again, that begins anew', async () => {
  const clock = pushedClock(0)
  const used = new Set(['https://push.example'])
  const troubles = createTroubles({ clock, isUsed: (origin) => used.has(origin) })
  troubles.failed('https://push.example', 'status 401')
  expect(troubles.list()).toHaveLength(1)
  used.clear()
  expect(troubles.list()).toEqual([])
  used.add('https://push.example')
  expect(troubles.list()).toEqual([])
})
