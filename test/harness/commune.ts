/** A whole hub on free ports, with a small commune in it: what every drill stands on. The clock moves only when it is pushed. */
import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { type Config, readConfig } from '../../hub/config.ts'
import type { NewSite, Role } from '../../hub/contract/resources.ts'
import { type RegistryInMemory, registryInMemory } from '../../hub/demo/registry-in-memory.ts'
import type { Clock } from '../../hub/desk/clock.ts'
import type { Registry } from '../../hub/desk/ports/registry.ts'
import type { RegistryChange } from '../../hub/desk/ports/registry-change.ts'
import { type Hub, type HubOptions, openHub } from '../../hub/hub.ts'
import { createLogs } from '../../hub/log.ts'
import { type Person, person, signIn } from './api.ts'
import { type Credentials, connectButton } from './button.ts'
import { type PushedClock, pushedClock } from './clock.ts'
import { temporaryFolder } from './temporary.ts'
import { until } from './until.ts'

export const PASSWORD = 'mat-khau-thu'

/** A close that is not over by then, ms, waits for the clock. */
const CLOSES_WITHIN_MS = 2_000

/** Who lives here: name → role and station (or site). */
const PEOPLE: Record<string, [Role, string?]> = {
  officer: ['officer', 'home'],
  second: ['officer', 'home'],
  commander: ['commander', 'home'],
  patrol: ['patrol', 'home'],
  neighbour: ['officer', 'next'],
  provincial: ['officer', 'province'],
  staff: ['staff', 'shop'],
  boss: ['admin'],
}

export type Commune = {
  clock: PushedClock
  hub(): Hub
  folder: string
  /** Station, site, button and person ids by the names used here. */
  id(name: string): string
  credentials(button: string): Credentials
  as(name: string): Promise<Person>
  nobody(): Person
  /** Signed in, signed on and with a feed open: really there. */
  onDuty(name: string): Promise<Person & { feed: Awaited<ReturnType<Person['feed']>> }>
  button(name: string, options?: Parameters<typeof connectButton>[2]): ReturnType<typeof connectButton>
  /** A feed says what is silent at most once a second: while it is waited for, a little time passes. */
  seen<T>(what: string, look: () => T | Promise<T>): Promise<NonNullable<T>>
  /** Log lines at warn or above. */
  loud: string[]
  stop(): Promise<void>
  /** Opens the hub again on the same data. */
  start(): Promise<void>
}

export type CommuneOptions = {
  env?: Record<string, string>
  hub?: Omit<HubOptions, 'clock' | 'logs' | 'seed'>
  shop?: Partial<NewSite>
  clock?: Clock
  /** Where it begins, for a drill with another machine beside the hub; ms since 1970. */
  startsAt?: number
}

export async function commune(options: CommuneOptions = {}): Promise<Commune> {
  const folder = temporaryFolder()
  const isAlone = live === 0
  live += 1
  onTestFinished(() => {
    live -= 1
  })
  const pushed = pushedClock(options.startsAt)
  const clock = options.clock ?? pushed
  const { registry, ids, secrets } = await settled(options, clock.now(), isAlone)
  registry.write(folder)
  let isNew = true
  const sessions = new Map<string, Promise<Person>>()
  const loud: string[] = []
  const logs = createLogs('warn', { write: (line: string) => void loud.push(line) })
  const config: Config = readConfig({ HUB_DATA_DIR: folder, HUB_HTTP_PORT: '0', HUB_MQTT_PORT: '0', ...options.env })
  let hub: Hub | null = null

  async function start(): Promise<void> {
    hub = await openHub(config, { ...options.hub, clock, logs, ...(isNew && { seed: (_, desk) => registry.record(desk) }) })
    isNew = false
    sessions.clear()
  }
  async function stop(): Promise<void> {
    const open = hub
    hub = null
    const closing = Promise.resolve(open?.close()).then(() => true)
    // A close that waits for its limits is given the time, and no more than really passes: a disk that is only slow moves no clock by an hour.
    const since = performance.now()
    for (let given = CLOSES_WITHIN_MS; !(await Promise.race([closing, sleep(20, false)])); ) {
      const passed = Math.floor(performance.now() - since)
      if (passed <= given) continue
      await pushed.push(passed - given)
      given = passed
    }
  }
  const running = (): Hub => {
    if (!hub) throw new Error('the hub is not running')
    return hub
  }
  const id = (name: string): string => {
    const found = ids.get(name)
    if (!found) throw new Error(`nothing is called ${name}`)
    return found
  }
  function as(name: string): Promise<Person> {
    const known = sessions.get(name) ?? signIn(running().httpUrl, name, PASSWORD)
    sessions.set(name, known)
    return known
  }

  onTestFinished(stop)
  await start()
  return {
    clock: pushed,
    hub: running,
    folder,
    id,
    credentials: (button) => secrets.get(button) ?? missing(button),
    as,
    nobody: () => person(running().httpUrl, null),
    async onDuty(name) {
      const who = await as(name)
      const feed = await who.feed()
      await who.post('/duty')
      return { ...who, feed } as never
    },
    seen: (what, look) =>
      until(what, async () => {
        const seen = await look()
        if (!seen) await pushed.push(50)
        return seen
      }),
    button: (name, more) => connectButton(running().mqttUrl, secrets.get(name) ?? missing(name), more),
    loud,
    stop,
    start,
  }
}

function missing(name: string): never {
  throw new Error(`no button is called ${name}`)
}

type Names = { ids: Map<string, string>; secrets: Map<string, Credentials> }
type Settled = Names & { registry: RegistryInMemory }

/** Made once in a run for each kind of shop: eight passwords take a while. */
const made = new Map<string, Settled>()
/** Communes that stand. Beside another one every one has its own names and secrets, so that neither fits the other by chance. */
let live = 0

async function settled({ shop = {}, clock, startsAt }: CommuneOptions, at: number, isAlone: boolean): Promise<Settled> {
  const key = JSON.stringify(shop)
  const isUsual = isAlone && clock === undefined && startsAt === undefined
  const known = isUsual ? made.get(key) : undefined
  if (known) return { ...known, ...structuredClone({ ids: known.ids, secrets: known.secrets }) }
  const fresh: Settled = { ids: new Map(), secrets: new Map(), registry: registryInMemory() }
  await settle(fresh.registry, shop, fresh.ids, fresh.secrets, at)
  if (isUsual) made.set(key, fresh)
  return fresh
}

async function settle(
  registry: Pick<Registry, 'submit'>,
  shop: Partial<NewSite>,
  ids: Map<string, string>,
  secrets: Map<string, Credentials>,
  at: number,
): Promise<void> {
  async function make(name: string, change: Omit<RegistryChange, 'at' | 'by'>) {
    const answer = await registry.submit({ ...change, at, by: null } as RegistryChange)
    if (!answer.ok) throw new Error(`${name}: ${answer.refusal.detail}`)
    const made = answer.station ?? answer.site ?? answer.button ?? answer.gateway ?? answer.person
    if (made) ids.set(name, made.id)
    if (answer.mqtt) secrets.set(name, answer.mqtt)
    return answer
  }
  const id = (name: string) => ids.get(name) as never
  const station = (name: string, level: 'commune' | 'province', lat: number, lon: number) =>
    make(name, {
      type: 'AddStation',
      station: { name: `Công an ${name}`, level, location: { lat, lon }, ...(level === 'commune' && { parent: id('province') }) },
    } as never)
  await station('province', 'province', 11.94, 108.44)
  await station('home', 'commune', 11.738, 108.373)
  await station('next', 'commune', 11.76, 108.39)
  await station('far', 'commune', 11.9, 108.3)
  const site = (name: string, lat: number, lon: number, more: Partial<NewSite> = {}) =>
    make(name, {
      type: 'AddSite',
      site: {
        name: `Tiệm vàng ${name}`,
        kind: 'gold-shop',
        address: '12 Trần Hưng Đạo',
        location: { lat, lon },
        contacts: [
          { name: 'Anh Tâm', phone: '0900 000 002', role: 'quản lý', where: 'outside', challenge: 'sông Đa Nhim' },
          { name: 'Quầy', phone: '0900 000 003', role: 'quầy', where: 'inside' },
        ],
        lamp: 'on',
        service: 'in-service',
        ...more,
      },
    } as never)
  await site('shop', 11.739, 108.374, shop)
  await site('bank', 11.74, 108.376)
  const button = (name: string, where: string) =>
    make(name, { type: 'AddButton', site: id(where), button: { label: `Nút ${name}` } } as never)
  await button('counter', 'shop')
  await button('safe', 'shop')
  await button('teller', 'bank')
  for (const [name, [role, place]] of Object.entries(PEOPLE)) {
    const where = place === undefined ? {} : role === 'staff' ? { sites: [id(place)] } : { station: id(place) }
    await make(name, { type: 'AddPerson', person: { username: name, name: `Đ/c ${name}`, role, password: PASSWORD, ...where } } as never)
  }
}
