import { expect, it } from 'vitest'
import { createAlive } from '../../hub/alive/alive.ts'
import type { Call, HttpCall } from '../../hub/alive/call.ts'
import type { Publisher } from '../../hub/alive/publisher.ts'
import type { AliveTo } from '../../hub/contract/watched.ts'
import { pushedClock, turn } from '../harness/clock.ts'

const TOKEN = 'watched-1.abcdefghijklmnop'
const HUB = { hub: { url: 'https://b.example', token: TOKEN } } satisfies AliveTo
const MQTT = { mqtt: { url: 'mqtt://broker.example', topic: 'alive/hub', password: 'secret-of-the-broker' } } satisfies AliveTo
const WEB = { web: { url: 'https://watch.example/ping', method: 'POST' } } satisfies AliveTo

/** What leaves, and what comes back: a status, or nothing at all. */
function sending(first: AliveTo, answer: (url: string) => number | 'never' | 'no-line' = () => 200) {
  const clock = pushedClock()
  const sent: { url: string; at: number; call: HttpCall }[] = []
  const left: string[] = []
  const start = clock.now()
  let to = first
  const call: Call = (each, signal) => {
    const { url } = each
    sent.push({ url, at: (clock.now() - start) / 1_000, call: each })
    const what = answer(url)
    if (what === 'no-line') return Promise.reject(Object.assign(new Error('no route'), { code: 'ENETUNREACH' }))
    if (what === 'never')
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))))
    return Promise.resolve(what)
  }
  const publisher: Publisher = {
    publish({ url }, beat) {
      sent.push({ url, at: (clock.now() - start) / 1_000, call: { url, method: 'POST', body: JSON.stringify(beat) } })
      const what = answer(url)
      return Promise.resolve(what === 200 ? null : what === 'no-line' ? 'no-line' : 'unreachable')
    },
    leave: async () => void left.push('leave'),
    drop: () => void left.push('drop'),
  }
  const log = { debug() {}, info() {}, warn() {}, error() {} }
  const alive = createAlive({ clock, log, call, publisher, to: () => to, health: () => 'ok' })
  return {
    ...{ clock, alive, sent, start, left },
    times: (part: string) => sent.filter(({ url }) => url.includes(part)).map(({ at }) => at),
    /** In small steps: an answer is worked off before the next moment. */
    async pass(seconds: number) {
      await turn()
      for (let passed = 0; passed < seconds; passed += 1) {
        await clock.push(1_000)
        await turn()
      }
    },
    name(other: AliveTo) {
      to = other
      alive.changed()
    },
  }
}

it('says nothing to anybody who was not named', async () => {
  const { alive, pass, sent } = sending({})
  alive.start()
  await pass(120)
  expect([sent, alive.view(), alive.reachesNobodySince()]).toEqual([[], {}, null])
})

it('beats every 15 s to a hub, every 30 s to any address and any broker, each in its own way', async () => {
  const { alive, pass, times, sent } = sending({ ...HUB, ...WEB, ...MQTT })
  alive.start()
  await pass(61)
  expect(times('b.example')).toEqual([0, 15, 30, 45, 60])
  expect(times('watch.example')).toEqual([0, 30, 60])
  expect(times('broker.example')).toEqual([0, 30, 60])
  const beat = sent.find(({ url }) => url.includes('b.example'))
  expect(beat).toMatchObject({
    url: 'https://b.example/api/v1/watched-hubs/beat',
    call: { method: 'POST', body: '{"state":"ok"}', headers: { authorization: `Bearer ${TOKEN}` } },
  })
  const call = sent.find(({ url }) => url.includes('watch.example'))
  expect(call?.call).toMatchObject({ method: 'POST' })
  expect(JSON.stringify(call?.call), 'the token is for the other hub alone').not.toContain(TOKEN)
  expect(JSON.stringify(alive.view())).not.toContain('secret-of-the-broker')
  expect(JSON.stringify(alive.view())).not.toContain(TOKEN)
})

it('what fails is tried again soon, said from the second time on, with why, and forgotten when it works', async () => {
  let works = false
  const { alive, pass, clock, start } = sending({ ...HUB, ...WEB }, (url) => (works ? 200 : url.includes('watch.example') ? 'never' : 401))
  alive.start()
  await pass(2)
  expect(alive.view().hub, 'once is a lost packet').toEqual({ url: 'https://b.example' })
  await pass(2)
  expect(alive.view().hub).toMatchObject({ why: 'refused', failingSince: new Date(start).toISOString() })
  expect(alive.reachesNobodySince(), 'a hub that refuses says nothing of this line').toBeNull()
  await pass(20)
  expect(alive.view().web).toMatchObject({ why: 'no-answer' })
  expect(alive.reachesNobodySince()).toBe(start + 8_000)
  works = true
  await pass(15)
  expect(alive.reachesNobodySince()).toBeNull()
  expect(alive.view().hub).not.toHaveProperty('why')
  expect(Date.parse(alive.view().web?.lastOkAt ?? '')).toBeGreaterThan(clock.now() - 16_000)
})

it('the loss of the line is known before a watched hub is missed by it', async () => {
  let up = true
  const { alive, pass } = sending(WEB, () => (up ? 200 : 'never'))
  alive.start()
  await pass(1)
  up = false
  await pass(59)
  expect(alive.reachesNobodySince()).not.toBeNull()
})

it('an address that answers with an error is reached all the same; of two addresses both must be dead', async () => {
  const refusing = sending(WEB, () => 404)
  refusing.alive.start()
  await refusing.pass(30)
  expect(refusing.alive.view().web).toMatchObject({ why: 'no-such-page' })
  expect(refusing.alive.reachesNobodySince()).toBeNull()
  let isBrokerUp = true
  const both = sending({ ...WEB, ...MQTT }, (url) => (url.includes('broker') && isBrokerUp ? 200 : 'never'))
  both.alive.start()
  await both.pass(60)
  expect(both.alive.reachesNobodySince(), 'the broker is reached').toBeNull()
  isBrokerUp = false
  await both.pass(60)
  expect(both.alive.reachesNobodySince()).not.toBeNull()
})

it('with nothing but a neighbour named, its silence says nothing of the line here; that there is no way out at all does', async () => {
  const dead = sending(HUB, () => 'never')
  dead.alive.start()
  await dead.pass(60)
  expect(dead.alive.reachesNobodySince()).toBeNull()
  const cut = sending(HUB, () => 'no-line')
  cut.alive.start()
  await cut.pass(60)
  expect(cut.alive.reachesNobodySince()).not.toBeNull()
})

it('a broker hears in order that the hub stops on purpose, and breaks off when it does not', async () => {
  const { alive, sent, pass, left } = sending(MQTT)
  alive.start()
  await pass(1)
  await alive.close('update')
  expect(sent.at(-1)?.call.body).toBe('{"state":"stopping","reason":"update"}')
  expect(left.at(-1)).toBe('leave')
  const ends = sending(MQTT)
  ends.alive.start()
  await ends.pass(1)
  await ends.alive.close(null)
  expect(ends.left.at(-1)).toBe('drop')
})

it('beats to another address as soon as one is named', async () => {
  const { alive, pass, name, times } = sending(HUB)
  alive.start()
  await pass(5)
  name({ hub: { url: 'https://c.example', token: TOKEN } })
  await pass(16)
  expect(times('b.example')).toEqual([0])
  expect(times('c.example')).toEqual([5, 20])
})

it('stops with a word when it is on purpose, without one when it is not, and never waits long', async () => {
  const { alive, sent, pass } = sending(HUB)
  alive.start()
  await pass(1)
  await alive.close('update')
  expect(sent.at(-1)?.call.body).toBe('{"state":"stopping","reason":"update"}')
  await pass(60)
  expect(sent).toHaveLength(2)

  const ends = sending(HUB)
  ends.alive.start()
  await ends.pass(1)
  await ends.alive.close(null)
  expect(ends.sent).toHaveLength(1)

  const stuck = sending(HUB, () => 'never')
  stuck.alive.start()
  let closed = false
  const closing = stuck.alive.close('command').then(() => {
    closed = true
  })
  await stuck.pass(2)
  expect(closed).toBe(true)
  await closing
})
