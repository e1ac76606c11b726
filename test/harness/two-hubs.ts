/** Two hubs in one process, each with a clock of its own: one says that it lives, the other watches it. */
import { type Commune, commune } from './commune.ts'
import { freePort } from './free-port.ts'
import { until } from './until.ts'

const BEAT_MS = 15_000
const STEP_MS = 5_000
const LONG = 30_000
export const PHONES = [
  { name: 'Trực ban Hiệp Thạnh', phone: '0263 000 003' },
  { name: 'Người giữ máy', phone: '0900 000 009' },
]

export type TwoHubs = Awaited<ReturnType<typeof twoHubs>>

export async function twoHubs(env: Record<string, string> = {}) {
  const watching = await commune({ hub: { rounds: false }, env: { HUB_HTTP_PORT: String(await freePort()), ...env } })
  const watched = await commune({ hub: { rounds: false }, env: { HUB_HTTP_PORT: String(await freePort()) } })
  const name = 'Công an xã Hiệp Thạnh'
  const { hub, token } = await (await watching.as('boss')).post('/watched-hubs', { name, station: watching.id('home'), phones: PHONES })
  const aliveTo = { hub: { url: watching.hub().httpUrl, token } }
  await (await watched.as('boss')).put('/alive', aliveTo)

  const known = async () => (await (await watching.as('boss')).get('/watched-hubs')).items[0]
  /** The other has heard it now, and it knows that it was heard. */
  const heard = () =>
    until(
      'a beat has come and is answered',
      async () => {
        const { hub: road } = await (await watched.as('boss')).get('/alive')
        const isAnswered = road.lastOkAt === new Date(watched.clock.now()).toISOString()
        return isAnswered && (await known()).heardAt === new Date(watching.clock.now()).toISOString()
      },
      LONG,
    )
  await heard()

  /** In steps, with a real request between: an open page must have time to read, or its feed is cut. */
  async function passHere(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= STEP_MS) {
      await watching.clock.push(Math.min(STEP_MS, left))
      await watching.nobody().get('/health')
    }
  }
  /** The watching hub looks at what is silent. */
  const round = (): Promise<unknown> => {
    const { desk, registry } = watching.hub()
    return desk.submit({ type: 'SupervisionRound', at: watching.clock.now(), directory: registry.directory() })
  }

  return {
    ...{ seen: watching.seen, watching, watched, id: hub.id as string, token: token as string, known, heard, round },
    /** Both live on. */
    async pass(beats: number): Promise<void> {
      for (let done = 0; done < beats; done += 1) {
        await passHere(BEAT_MS)
        await watched.clock.push(BEAT_MS)
        await heard()
        await round()
      }
    },
    /** Time passes for the one that watches; the other does not run. */
    async silent(seconds: number): Promise<void> {
      await passHere(seconds * 1_000)
      await round()
    },
  }
}

export type Desk = Awaited<ReturnType<Commune['onDuty']>>
/** Of other hubs, as the officer's own feed said last. */
export const contactsOf = (desk: Desk) => {
  const last = desk.feed.events.findLast(({ event }) => event === 'supervision')?.data.outages ?? []
  return last.filter(({ cause }: { cause: string }) => cause === 'watched-hub' || cause === 'own-line')
}
