/** Every route the running application has below `/api/v1`, and a request to each that is good in all but who sends it. */
import type { PersonId } from '../../hub/contract/ids.ts'
import { sampleMap } from '../../hub/demo/sample-map/sample-map.ts'
import { codeOf, turnedOn } from '../registry/second-factor.ts'
import type { Client, Hub, Reply } from './harness.ts'
import { SHOP_ROLES, SHOPS, some, type World } from './world.ts'

export type Method = Parameters<Client>[0]

/** `GET /sites/:id`; HEAD is GET without its body. */
export function routesOf({ app }: Hub): string[] {
  const path: string[] = []
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', part = '', methods = ''] = /^([│ ]*)[├└]── (\S+) \((.+)\)$/.exec(line) ?? []
      path.length = indent.length / 4
      path.push(part)
      const whole = path.join('')
      if (!whole.startsWith('/api/v1/')) return []
      return methods.split(', ').flatMap((method) => (method === 'HEAD' ? [] : [`${method} ${whole.slice('/api/v1'.length)}`]))
    })
}

type Asked = { call: Client; hub: Hub; world: World; incident: string; viewer: string }
type Sample = {
  body?: unknown
  type?: string
  /** Brings the world to where the request makes sense. */
  before?: (asked: Omit<Asked, 'call' | 'viewer'>) => Promise<unknown>
  /** Another request than the plain one. */
  ask?: (asked: Asked) => Promise<Reply<unknown>>
}

const password = 'a good long password'
const location = { lat: 11.7, lon: 108.3 }
const phone = (viewer: string) => `https://push.example/${encodeURIComponent(viewer)}`
const keys = { p256dh: 'key', auth: 'secret' }
const officerHome = ({ world, incident }: Omit<Asked, 'call' | 'viewer'>) => {
  const call = world.as('officer home')
  return (what: string, body?: unknown) => call('POST', `/incidents/${incident}/${what}`, body)
}

const planned = ({ world }: Pick<Asked, 'world'>) =>
  world.as('commander home')('POST', `/sites/${world.sites.own}/exercise`, { minutes: 30, reason: 'Every quarter' })

/** Everybody who may is on duty where they belong. */
const onPost: Sample = {
  async before({ hub, world }) {
    for (const person of world.people.values()) {
      const { role, station } = some(hub.registry.directory().people.get(person))
      if (station) await hub.desk.submit({ type: 'SignOn', at: hub.clock.now(), person, role, station })
    }
  },
}

const backupPlace = { name: 'USB', kind: 'folder' as const, path: '/media/usb' }
const backupPlan = {
  at: '03:30',
  seal: { kind: 'key' as const, recipient: `age1${'q'.repeat(58)}` },
  keep: { daily: 7, weekly: 4, monthly: 12 },
  places: [backupPlace],
}

/** An administrator says the password once more, in the same browser; nobody else comes as far. */
function confirmedFirst(method: Method, path = '/backup', body?: unknown): Sample {
  return {
    async ask({ call, hub, world, viewer }) {
      if (viewer !== 'admin') return call(method, path, body)
      await hub.make({ type: 'PatchPerson', id: world.person('admin'), patch: { password } })
      const again = world.as('admin')
      await again('POST', '/session/confirm', { password })
      return again(method, path, body)
    },
  }
}

/** Signed in as somebody who has just said the password again. */
async function sureOf({ hub, world, viewer }: Pick<Asked, 'hub' | 'world' | 'viewer'>): Promise<Client> {
  await hub.make({ type: 'PatchPerson', id: world.person(viewer), patch: { password } })
  const again = world.as(viewer)
  await again('POST', '/session/confirm', { password })
  return again
}

const withOwn = ({ hub, world, viewer }: Pick<Asked, 'hub' | 'world' | 'viewer'>) => turnedOn(hub, world.person(viewer))

function confirmedAs(method: Method, path: string, first?: typeof withOwn): Sample {
  return {
    async ask({ call, hub, world, viewer }) {
      if (viewer === 'signed out') return call(method, path)
      await first?.({ hub, world, viewer })
      return (await sureOf({ hub, world, viewer }))(method, path)
    },
  }
}

async function withPins({ hub, world }: Omit<Asked, 'call' | 'viewer'>): Promise<void> {
  for (const who of ['manager own', 'staff own']) await hub.make({ type: 'PatchPerson', id: world.person(who), patch: { pin: '1234' } })
}

/** The gateway that is asked about has a modem, and the person has a number. */
async function withModem({ hub, world }: Omit<Asked, 'call' | 'viewer'>): Promise<void> {
  await hub.make({ type: 'PatchGateway', id: world.gateway, patch: { modem: true } })
  await hub.make({ type: 'PatchPerson', id: world.person('patrol home'), patch: { phone: '0912 345 678' } })
}

async function requestContacts({ hub, world }: Omit<Asked, 'call' | 'viewer'>) {
  const { contactRequest } = await hub.make({ type: 'RequestContacts', site: world.sites.own, wish: { text: 'Anh Tâm', contacts: [] } })
  return some(contactRequest)
}
/** A fresh one for everybody who asks: one that is decided is decided for all. */
function onOpenRequest(method: Method, what = '', body?: unknown) {
  return async (asked: Asked) => {
    const open = asked.hub.registry.contactRequests().find(({ state }) => state === 'open')
    const { id } = open ?? (await requestContacts(asked))
    return asked.call(method, `/contact-requests/${id}${what}`, body)
  }
}

const watchedHub = (hub: Hub, { stations }: World) =>
  hub.make({ type: 'AddWatchedHub', hub: { name: 'Next', station: stations.home, phones: [{ name: 'Desk', phone: '113' }] } })
/** A fresh one for everybody who asks. */
function onWatchedHub(method: Method, what = '', body?: unknown) {
  return async ({ call, hub, world }: Asked) => {
    const { watchedHub: made } = await watchedHub(hub, world)
    return call(method, `/watched-hubs/${some(made).id}${what}`, body)
  }
}

const samples: Record<string, Sample | ((world: World) => Sample)> = {
  'POST /session': {
    before: ({ hub }) => hub.person({ username: 'nobody', name: 'N', role: 'admin', password }),
    body: { username: 'nobody', password },
  },
  'POST /invitations/accept': {
    async ask({ hub, world, call }) {
      const { invitation } = await hub.make({ type: 'InvitePerson', id: world.person('patrol untold') })
      return call('POST', '/invitations/accept', { token: invitation, password })
    },
  },
  'POST /stations': { body: { name: 'New', level: 'commune', location } },
  'PATCH /stations/:id': { body: { phone: '113' } },
  'POST /sites': { body: { name: 'New', kind: 'bank', address: '1', location } },
  'PATCH /sites/:id': { body: { notes: 'Changed' } },
  'POST /sites/import': { body: 'name,kind,address,location\nNew,bank,1,"11.7, 108.3"', type: 'text/csv' },
  'POST /sites/suggestion': { body: { name: 'New', place: '11,73; 108,37' } },
  'POST /buttons': ({ sites }) => ({ body: { sites: [sites.own], labels: ['Counter', 'Safe'] } }),
  'POST /buttons/:id/lamp-check': { body: { lit: true } },
  'POST /claims': ({ buttons }) => ({ body: { buttons: [buttons.own] } }),
  'POST /claims/open': {
    async ask({ hub, world, call }) {
      const { claims } = await hub.make({ type: 'MakeClaims', buttons: [world.buttons.own] })
      return call('POST', '/claims/open', { token: claims?.[0]?.token })
    },
  },
  'POST /sites/:id/handover': {
    before: ({ hub, world }) => hub.make({ type: 'PatchSite', id: world.sites.own, patch: { service: 'fitting' } }),
  },
  'POST /sites/:id/mistake': { before: withPins, body: { pin: '1234' } },
  'POST /sites/:id/positions': { before: withPins, body: { pin: '1234' } },
  'POST /sites/:id/outside': { before: withPins, body: { pin: '1234' } },
  'POST /session/pins': {
    before: async ({ hub, world }) => {
      for (const shop of SHOPS)
        for (const role of SHOP_ROLES) await hub.make({ type: 'PatchPerson', id: world.person(`${role} ${shop}`), patch: { password } })
    },
    // A new password ends the sessions it was asked with.
    ask: ({ hub, world, viewer }) =>
      (viewer === 'signed out' ? hub.as(null) : hub.as(world.person(viewer)))('POST', '/session/pins', {
        ...{ password, pin: '1234', duressPin: '4321' },
      }),
  },
  'GET /contact-requests': { before: requestContacts },
  'POST /sites/:id/contact-requests': { body: { text: 'Anh Tâm has another number' } },
  'DELETE /contact-requests/:id': { ask: onOpenRequest('DELETE') },
  'POST /contact-requests/:id/accept': { ask: onOpenRequest('POST', '/accept') },
  'POST /contact-requests/:id/decline': { ask: onOpenRequest('POST', '/decline', { reason: 'Not a number' }) },
  'POST /sites/:id/buttons': { body: { label: 'New' } },
  'POST /sites/:id/on-test': { body: { minutes: 5, reason: 'Fitting a new battery' } },
  'DELETE /sites/:id/on-test': {
    before: ({ world }) => world.as('officer home')('POST', `/sites/${world.sites.own}/on-test`, { minutes: 5, reason: 'Battery' }),
  },
  'POST /sites/:id/exercise': { body: { minutes: 30, reason: 'Every quarter' } },
  'DELETE /sites/:id/exercise': { before: planned },
  'POST /sites/:id/exercise/ring': {
    async before(asked) {
      // The alarm that everything here is asked about is real: it is over first.
      await officerHome(asked)('acknowledge')
      await officerHome(asked)('close', { disposition: 'test' })
      await planned(asked)
    },
  },
  'PATCH /buttons/:id': { body: { label: 'Renamed' } },
  'POST /buttons/:id/bypass': { body: { minutes: 5, reason: 'Stuck' } },
  'DELETE /buttons/:id/bypass': {
    before: ({ world }) => world.as('officer home')('POST', `/buttons/${world.buttons.own}/bypass`, { minutes: 5, reason: 'Stuck' }),
  },
  'POST /gateways': ({ stations }) => ({ body: { label: 'New', station: stations.home } }),
  'POST /people': ({ stations }) => ({ body: { username: 'new', name: 'New', role: 'patrol', station: stations.home } }),
  'PATCH /people/:id': { body: { name: 'Renamed' } },
  'POST /session/second-factor': confirmedAs('POST', '/session/second-factor'),
  'PUT /session/second-factor': {
    async ask({ call, hub, world, viewer }) {
      if (viewer === 'signed out') return call('PUT', '/session/second-factor', { code: '000000' })
      const own = await sureOf({ hub, world, viewer })
      const { body } = await own<{ secret: string }>('POST', '/session/second-factor')
      return own('PUT', '/session/second-factor', { code: codeOf(body.secret, hub.clock.now()) })
    },
  },
  'POST /session/recovery-codes': confirmedAs('POST', '/session/recovery-codes', withOwn),
  'DELETE /session/second-factor': confirmedAs('DELETE', '/session/second-factor', withOwn),
  'DELETE /people/:id/second-factor': {
    async ask({ call, hub, world, viewer }) {
      const path = `/people/${world.person('patrol home')}/second-factor`
      if (viewer !== 'admin') return call('DELETE', path)
      await turnedOn(hub, world.person('patrol home'))
      return (await sureOf({ hub, world, viewer }))('DELETE', path)
    },
  },
  'POST /session/confirm': {
    async ask({ call, hub, world, viewer }) {
      // A password is hashed for a tenth of a second: only where it is looked at.
      if (viewer !== 'signed out') await hub.make({ type: 'PatchPerson', id: world.person(viewer), patch: { password } })
      return (viewer === 'signed out' ? call : world.as(viewer))('POST', '/session/confirm', { password })
    },
  },
  'POST /supervision/outages/:id/acknowledge': {
    // A fresh one for everybody who asks: one that was seen is seen for all.
    async ask({ call, hub, world }) {
      const button = world.buttons.own
      await hub.desk.submit({ type: 'Heard', at: hub.clock.now(), device: button, site: world.sites.own, beat: {} })
      await hub.clock.push(200_000)
      await hub.desk.submit({ type: 'SupervisionRound', at: hub.clock.now(), directory: hub.registry.directory() })
      const [outage] = hub.desk.look((state) => [...state.outages.keys()])
      return call('POST', `/supervision/outages/${outage}/acknowledge`, { note: 'called the shop' })
    },
  },
  'POST /stations/:id/bell/test': {
    // The alarm that everything here is asked about rings at home: it is quieted first.
    before: (asked) => officerHome(asked)('acknowledge'),
  },
  'POST /stations/:id/bell/heard': {
    async before(asked) {
      await officerHome(asked)('acknowledge')
      await asked.world.as('admin')('POST', `/stations/${asked.world.stations.home}/bell/test`)
    },
    body: { heard: true },
  },
  'POST /watched-hubs': ({ stations }) => ({ body: { name: 'Next', station: stations.home, phones: [{ name: 'Desk', phone: '113' }] } }),
  'PATCH /watched-hubs/:id': { ask: onWatchedHub('PATCH', '', { name: 'Renamed' }) },
  'POST /watched-hubs/:id/token': { ask: onWatchedHub('POST', '/token') },
  'DELETE /watched-hubs/:id': { ask: onWatchedHub('DELETE') },
  // Whoever has the token is let in, whoever else they are.
  'POST /watched-hubs/beat': {
    async ask({ call, hub, world }) {
      const { token } = await watchedHub(hub, world)
      return call('POST', '/watched-hubs/beat', { state: 'ok' }, { authorization: `Bearer ${token}` })
    },
  },
  'PUT /alive': { body: { web: { url: 'https://watch.example/ping', method: 'GET' } } },
  'PATCH /gateways/:id': { body: { label: 'Renamed' } },
  'GET /gateways/:id/modem': { before: withModem },
  'POST /gateways/:id/balance': { before: withModem, body: { code: '*101#' } },
  'POST /people/:id/message-tests': { before: withModem, body: { channel: 'sms' } },
  'GET /backup': confirmedFirst('GET'),
  'POST /backup': confirmedFirst('POST'),
  'PUT /backup/plan': confirmedFirst('PUT', '/backup/plan', backupPlan),
  'POST /backup/key': confirmedFirst('POST', '/backup/key'),
  'POST /backup/run': {
    before: ({ hub }) =>
      hub.make({ type: 'PlanBackups', plan: { ...backupPlan, places: [{ ...backupPlace, id: 'usb', since: new Date(0).toISOString() }] } }),
  },
  'PATCH /settings': { body: { retentionDays: 400 } },
  'PUT /map': { body: sampleMap(), type: 'application/vnd.pmtiles' },
  'GET /map/tiles.pmtiles': {
    before: ({ world }) => world.as('admin')('PUT', '/map', sampleMap(), { 'content-type': 'application/vnd.pmtiles' }),
  },
  'POST /duty/beat': { body: { visible: true, sound: true } },
  'POST /duty/handover': { ...onPost, body: { text: 'Tổ 3 đổi máy' } },
  // Left by a colleague at the same station, whichever that is: who is signed on elsewhere finds no such note.
  'POST /duty/handover/:note/read': {
    async ask({ call, hub, world, viewer }) {
      const reader = world.people.get(viewer)
      const { station } = hub.registry.directory().people.get(reader as PersonId) ?? {}
      const at = hub.clock.now()
      const writer = world.person('officer home')
      if (station) {
        await hub.desk.submit({ type: 'SignOn', at, person: writer, role: 'officer', station })
        await hub.desk.submit({ type: 'HandOverShift', at, person: writer, text: 'Tổ 3 đổi máy' })
        await call('POST', '/duty')
      }
      return call('POST', `/duty/handover/${writer}-${at}/read`)
    },
  },
  'POST /duty/notes': { ...onPost, body: { text: 'Tiếp một người dân' } },
  'POST /duty/siren': { ...onPost, body: { heard: true } },
  'GET /duty/register': {
    ask: ({ call, world }) => {
      const query = { from: '2026-11-22T00:00:00Z', to: '2026-11-22T12:00:00Z', station: world.stations.home }
      return call('GET', `/duty/register?${new URLSearchParams(query)}`)
    },
  },
  'PUT /push/self-drill': {
    async ask({ call, viewer }) {
      await call('POST', '/push/subscriptions', { endpoint: phone(viewer), keys })
      return call('PUT', '/push/self-drill', { on: true })
    },
  },
  'POST /box/people/reset': { body: { username: 'admin' } },
  'POST /box/people/second-factor-off': {
    body: { username: 'admin' },
    before: ({ hub, world }) => turnedOn(hub, world.person('admin')),
  },
  'POST /phone-check': { body: { token: 'of-a-check', phone: 'one-phone-of-nobody' } },
  'POST /push/receipts': { body: { token: 'of-a-test', stage: 'shown' } },
  'POST /push/subscriptions': { ask: ({ call, viewer }) => call('POST', '/push/subscriptions', { endpoint: phone(viewer), keys }) },
  'DELETE /push/subscriptions': {
    async ask({ call, viewer }) {
      await call('POST', '/push/subscriptions', { endpoint: phone(viewer), keys })
      return call('DELETE', '/push/subscriptions', { endpoint: phone(viewer) })
    },
  },
  'POST /incidents/:id/dispatch': { before: (asked) => officerHome(asked)('acknowledge'), body: {} },
  'POST /incidents/:id/arrive': { before: (asked) => officerHome(asked)('acknowledge') },
  'POST /incidents/:id/close': {
    async before(asked) {
      await officerHome(asked)('acknowledge')
      await officerHome(asked)('arrive')
    },
    body: { disposition: 'robbery' },
  },
  'POST /incidents/:id/note': { body: { text: 'Two men, one motorbike' } },
  'POST /incidents/:id/handover': (world) => ({
    before: (asked) => officerHome(asked)('acknowledge'),
    body: { to: world.person('commander home') },
  }),
  'POST /incidents/:id/shown': { body: { surface: 'console' } },
}

/** What `:id` stands for: everything asked about belongs to the home station and its own shop. */
function idFor(path: string, world: World, incident: string): string {
  const [noun = ''] = path.split('/').slice(1)
  const ids: Record<string, string> = {
    stations: world.stations.home,
    sites: world.sites.own,
    buttons: world.buttons.own,
    gateways: world.gateway,
    people: world.person('patrol home'),
    incidents: incident,
  }
  return some(ids[noun])
}

export function sampleOf(route: string, world: World): Sample {
  const sample = samples[route] ?? {}
  return typeof sample === 'function' ? sample(world) : sample
}

/** Asked as the world is, and leaving it so; a stream makes whoever opens it present. */
export const onlyReads = (route: string): boolean => route.startsWith('GET ') && route !== 'GET /feed' && !(route in samples)

export function ask(route: string, asked: Asked): Promise<Reply<unknown>> {
  const sample = sampleOf(route, asked.world)
  if (sample.ask) return sample.ask(asked)
  const [method = '', pattern = ''] = route.split(' ')
  const path = pattern.includes(':id') ? pattern.replace(':id', idFor(pattern, asked.world, asked.incident)) : pattern
  return asked.call(method as Method, path, sample.body, sample.type === undefined ? {} : { 'content-type': sample.type })
}
