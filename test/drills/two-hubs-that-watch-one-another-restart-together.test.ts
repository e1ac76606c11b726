import { cpSync, rmSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Commune } from '../harness/commune.ts'
import { temporaryFolder } from '../harness/temporary.ts'
import { contactsOf, type Desk, PHONES, twoHubs } from '../harness/two-hubs.ts'
import { until } from '../harness/until.ts'

const LONG = 30_000
const BEAT_MS = 15_000

async function neighbours() {
  const { watching: a, watched: b } = await twoHubs()
  const { token } = await (await b.as('boss')).post('/watched-hubs', { name: 'Công an xã Bên', station: b.id('home'), phones: PHONES })
  await (await a.as('boss')).call('PUT', '/alive', { hub: { url: b.hub().httpUrl, token } })
  const both = [a, b] as const
  const known = async (here: Commune) => (await (await here.as('boss')).get('/watched-hubs')).items[0]
  const round = (here: Commune) => {
    const { desk, registry } = here.hub()
    return desk.submit({ type: 'SupervisionRound', at: here.clock.now(), directory: registry.directory() })
  }
  const answeredAt = async (here: Commune): Promise<string> => (await (await here.as('boss')).get('/alive')).hub.lastOkAt ?? ''
  /** A beat's time passes at both, and each has been heard by the other. */
  async function beat(): Promise<void> {
    const before = await Promise.all(both.map(answeredAt))
    for (const { clock } of both) await clock.push(BEAT_MS)
    const isHeard = async (here: Commune, at: number) => (await answeredAt(here)) > (before[at] ?? '')
    await until('each is heard by the other', async () => (await Promise.all(both.map(isHeard))).every(Boolean), LONG)
  }
  await beat()
  /** One page for as long as the hub runs. */
  const desks = new Map<Commune, { of: object; desk: Desk }>()
  /** What an officer has to see there, after a look at what is silent. */
  const asked = async (here: Commune) => {
    await round(here)
    const running = here.hub()
    if (desks.get(here)?.of !== running) desks.set(here, { of: running, desk: await here.onDuty('officer') })
    return contactsOf(desks.get(here)?.desk as Desk).filter(({ toAcknowledge }: any) => toAcknowledge)
  }
  const missed = (here: Commune) =>
    until(
      'the officer must see it',
      async () => {
        await here.clock.push(50)
        return (await asked(here)).length === 1
      },
      LONG,
    )
  /** Time passes at one while the other does not run. */
  async function alone(here: Commune, seconds: number): Promise<void> {
    for (let done = 0; done < seconds; done += 5) {
      await here.clock.push(5_000)
      await here.nobody().get('/health')
    }
    await round(here)
  }
  return { a, b, both, known, asked, missed, beat, alone }
}

type Two = Awaited<ReturnType<typeof neighbours>>

/** Stops both within seconds; what each had heard and written at its last moment is what it finds again. */
const STOPS = {
  'stopped in order': async ({ a, b }: Two) => {
    await b.stop()
    await a.clock.push(2_000)
    await b.clock.push(2_000)
    await a.stop()
  },
  killed: async ({ a, b }: Two) => {
    // No good-bye is said or heard, and no stop is written: the folders are put back as they were in the instant of the kill.
    const left = [a, b].map((town) => {
      const copy = temporaryFolder()
      cpSync(town.folder, copy, { recursive: true })
      return { town, copy }
    })
    await Promise.all([a.stop(), b.stop()])
    for (const { town, copy } of left) {
      rmSync(town.folder, { recursive: true })
      cpSync(copy, town.folder, { recursive: true })
    }
  },
}

it.each(Object.entries(STOPS))('both %s and back: nobody’s desk is called, then or later', { timeout: 120_000 }, async (_, stop) => {
  const two = await neighbours()
  const { a, b, both, asked, beat } = two
  await stop(two)
  for (const { clock } of both) await clock.push(40_000)
  await b.start()
  await b.clock.push(5_000)
  await a.clock.push(5_000)
  await a.start()
  for (let beats = 0; beats < 14; beats += 1) {
    await beat()
    for (const here of both) expect(await asked(here)).toEqual([])
  }
  for (const here of both) {
    const { pastOutages } = await (await here.as('officer')).get('/duty/digest')
    expect(pastOutages.filter(({ cause }: any) => cause === 'watched-hub' || cause === 'own-line')).toEqual([])
  }
})

it('one was stopped before the other could say good-bye to it, and that one stays away: it is missed a minute after the first is back', {
  timeout: 120_000,
}, async () => {
  const two = await neighbours()
  const { a, b, known, asked, missed, alone } = two
  await STOPS['stopped in order']({ ...two, a: b, b: a })
  await a.clock.push(40_000)
  await a.start()
  await alone(a, 55)
  expect((await known(a)).state).toBe('ok')
  expect(await asked(a)).toEqual([])
  await alone(a, 10)
  expect((await known(a)).state).toBe('lost')
  await missed(a)
})

it('both were killed and one stays away: it is missed once the street had time to come up', { timeout: 120_000 }, async () => {
  const two = await neighbours()
  const { a, known, missed, alone } = two
  await STOPS.killed(two)
  await a.clock.push(40_000)
  await a.start()
  await alone(a, 175)
  expect((await known(a)).state, 'its router may come up later than this hub').toBe('ok')
  await alone(a, 10)
  expect((await known(a)).state).toBe('lost')
  await missed(a)
})
