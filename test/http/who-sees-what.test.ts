import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { documentedBy } from './documented.ts'
import { type Hub, openHub } from './harness.ts'
import { ask, onlyReads, routesOf, sampleOf } from './routes.ts'
import { POLICE, populate, SHOP_ROLES, SHOPS, STATIONS, VIEWERS, type World, worldOf } from './world.ts'

/**
 * What everybody gets from every route, asked about an alarm, the site, the button and the station of the *home* station.
 * Between slashes: commander, officer, patrol; or manager, staff. `ok` is let in: 2xx, or 409 when somebody of the same row
 * has done it already. A route that is not here fails the test.
 */
const TABLE = `
                                    admin | home      | province  | told        | untold      | own | other | signed out
  GET /openapi.json               | ok    | ok        | ok        | ok          | ok          | ok  | ok    | ok
  GET /health                     | ok    | ok        | ok        | ok          | ok          | ok  | ok    | ok
  GET /logo                       | ok    | ok        | ok        | ok          | ok          | ok  | ok    | ok
  POST /session                   | ok    | ok        | ok        | ok          | ok          | ok  | ok    | ok
  GET /session                    | ok    | ok        | ok        | ok          | ok          | ok  | ok    | 401
  DELETE /session                 | ok    | ok        | ok        | ok          | ok          | ok  | ok    | 401
  POST /session/confirm           | ok    | ok        | ok        | ok          | ok          | ok  | ok    | 401
  POST /session/second-factor     | ok    | ok        | ok        | ok          | ok          | ok  | ok    | 401
  PUT /session/second-factor      | ok    | ok        | ok        | ok          | ok          | ok  | ok    | 401
  DELETE /session/second-factor   | ok    | ok        | ok        | ok          | ok          | ok  | ok    | 401
  POST /session/recovery-codes    | ok    | ok        | ok        | ok          | ok          | ok  | ok    | 401
  POST /invitations/accept        | ok    | ok        | ok        | ok          | ok          | ok  | ok    | ok
  GET /stations                   | ok    | ok        | ok        | ok          | ok          | ok  | ok    | 401
  POST /stations                  | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  GET /stations/:id               | ok    | ok        | ok        | 404         | 404         | 404 | 404   | 401
  PATCH /stations/:id             | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  GET /stations/:id/bell          | ok    | ok/ok/403 | 404/404/403 | 404/404/403 | 404/404/403 | 403 | 403   | 401
  POST /stations/:id/bell/test    | ok    | ok/ok/403 | 404/404/403 | 404/404/403 | 404/404/403 | 403 | 403   | 401
  POST /stations/:id/bell/heard   | ok    | ok/ok/403 | 404/404/403 | 404/404/403 | 404/404/403 | 403 | 403   | 401
  POST /supervision/outages/:id/acknowledge | 403 | ok/ok/403 | ok/ok/403 | 404/404/403 | 404/404/403 | 403 | 403 | 401
  GET /sites                      | ok    | ok        | ok        | ok          | ok          | ok  | ok    | 401
  POST /sites                     | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  POST /sites/import              | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  GET /sites/import/template      | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  GET /sites/readiness            | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  POST /sites/suggestion          | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  GET /sites/:id                  | ok    | ok        | ok        | 404         | 404         | ok  | 404   | 401
  PATCH /sites/:id                | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  GET /sites/:id/acceptance       | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  POST /sites/:id/handover        | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  POST /sites/:id/buttons         | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  POST /sites/:id/on-test         | ok    | ok/ok/403 | ok/ok/403 | 404/404/403 | 404/404/403 | 403 | 403   | 401
  DELETE /sites/:id/on-test       | ok    | ok/ok/403 | ok/ok/403 | 404/404/403 | 404/404/403 | 403 | 403   | 401
  POST /sites/:id/mistake         | 403   | 403       | 403       | 403         | 403         | ok  | 404   | 401
  GET /shop                       | ok    | 403       | 403       | 403         | 403         | ok  | ok    | 401
  GET /sites/:id/tests            | ok    | ok        | ok        | 404         | 404         | ok  | 404   | 401
  POST /sites/:id/positions       | 403   | 403       | 403       | 403         | 403         | ok  | 404   | 401
  POST /sites/:id/outside         | 403   | 403       | 403       | 403         | 403         | ok/403 | 404/403 | 401
  DELETE /sites/:id/outside       | 403   | 403       | 403       | 403         | 403         | ok/403 | 404/403 | 401
  POST /session/pins              | 403   | 403       | 403       | 403         | 403         | ok  | ok    | 401
  GET /contact-requests           | ok    | 403       | 403       | 403         | 403         | ok  | ok    | 401
  POST /sites/:id/contact-requests | 403  | 403       | 403       | 403         | 403         | ok  | 404   | 401
  DELETE /contact-requests/:id    | 403   | 403       | 403       | 403         | 403         | ok  | 404   | 401
  POST /contact-requests/:id/accept | ok  | 403       | 403       | 403         | 403         | 403 | 403   | 401
  POST /contact-requests/:id/decline | ok | 403       | 403       | 403         | 403         | 403 | 403   | 401
  GET /buttons                    | ok    | ok        | ok        | ok          | ok          | ok  | ok    | 401
  POST /buttons                   | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  GET /buttons/:id                | ok    | ok        | ok        | 404         | 404         | ok  | 404   | 401
  PATCH /buttons/:id              | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  DELETE /buttons/:id             | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  GET /buttons/:id/life           | ok    | ok        | ok        | 404         | 404         | 403 | 403   | 401
  POST /buttons/:id/credentials   | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  POST /buttons/:id/lamp-check    | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  POST /buttons/:id/test          | ok    | 403       | 403       | 403         | 403         | ok  | 404   | 401
  DELETE /buttons/:id/test        | ok    | 403       | 403       | 403         | 403         | ok  | 404   | 401
  POST /buttons/:id/bypass        | ok    | ok/ok/403 | ok/ok/403 | 404/404/403 | 404/404/403 | 403 | 403   | 401
  DELETE /buttons/:id/bypass      | ok    | ok/ok/403 | ok/ok/403 | 404/404/403 | 404/404/403 | 403 | 403   | 401
  GET /connection                 | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  POST /claims                    | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  POST /claims/open               | ok    | ok        | ok        | ok          | ok          | ok  | ok    | ok
  GET /gateways                   | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  POST /gateways                  | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  GET /gateways/:id               | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  PATCH /gateways/:id             | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  DELETE /gateways/:id            | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  GET /watched-hubs               | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  POST /watched-hubs              | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  PATCH /watched-hubs/:id         | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  POST /watched-hubs/:id/token    | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  DELETE /watched-hubs/:id        | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  POST /watched-hubs/beat         | ok    | ok        | ok        | ok          | ok          | ok  | ok    | ok
  GET /alive                      | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  PUT /alive                      | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  POST /gateways/:id/credentials  | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  GET /gateways/:id/modem         | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  POST /gateways/:id/balance      | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  GET /people                     | ok    | ok/ok/403 | ok/ok/403 | ok/ok/403   | ok/ok/403   | 403 | 403   | 401
  POST /people                    | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  GET /people/:id                 | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  PATCH /people/:id               | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  POST /people/:id/invitation     | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  DELETE /people/:id/second-factor | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  GET /people/:id/message-tests   | ok    | 404/404/ok | 404      | 404         | 404         | 403 | 403   | 401
  POST /people/:id/message-tests  | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  GET /settings                   | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  PATCH /settings                 | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  GET /retention                  | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  GET /map                        | ok    | ok        | ok        | ok          | ok          | ok  | ok    | 401
  PUT /map                        | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  DELETE /map                     | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  GET /map/tiles.pmtiles          | ok    | ok        | ok        | ok          | ok          | ok  | ok    | 401
  GET /audit                      | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  GET /audit/export               | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  GET /backup                     | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  POST /backup                    | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  GET /backup/state               | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  GET /backup/plan                | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  PUT /backup/plan                | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  POST /backup/key                | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  POST /backup/run                | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  GET /hub                        | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  GET /hub/self-drills            | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  POST /hub/self-drills           | ok    | 403       | 403       | 403         | 403         | 403 | 403   | 401
  POST /duty                      | 403   | ok        | ok        | ok          | ok          | 403 | 403   | 401
  DELETE /duty                    | 403   | ok        | ok        | ok          | ok          | 403 | 403   | 401
  GET /duty                       | 403   | ok        | ok        | ok          | ok          | 403 | 403   | 401
  POST /duty/beat                 | 403   | ok        | ok        | ok          | ok          | 403 | 403   | 401
  POST /duty/handover             | 403   | ok/ok/403 | ok/ok/403 | ok/ok/403   | ok/ok/403   | 403 | 403   | 401
  POST /duty/handover/:note/read  | 403   | ok/ok/403 | ok/ok/403 | ok/ok/403   | ok/ok/403   | 403 | 403   | 401
  POST /duty/notes                | 403   | ok/ok/403 | ok/ok/403 | ok/ok/403   | ok/ok/403   | 403 | 403   | 401
  POST /duty/siren                | 403   | ok/ok/403 | ok/ok/403 | ok/ok/403   | ok/ok/403   | 403 | 403   | 401
  GET /duty/digest                | 403   | ok        | ok        | ok          | ok          | 403 | 403   | 401
  GET /duty/register              | ok    | ok/ok/403 | ok/ok/403 | 404/404/403 | 404/404/403 | 403 | 403   | 401
  GET /rota                       | ok    | ok/ok/403 | ok/ok/403 | ok/ok/403   | ok/ok/403   | 403 | 403   | 401
  GET /rota/counts                | ok    | ok/ok/403 | ok/ok/403 | ok/ok/403   | ok/ok/403   | 403 | 403   | 401
  GET /feed                       | ok    | ok        | ok        | ok          | ok          | ok  | ok    | 401
  GET /incidents                  | ok    | ok        | ok        | ok          | ok          | ok  | ok    | 401
  GET /incidents/:id              | ok    | ok        | ok        | ok          | 404         | ok  | 404   | 401
  GET /incidents/:id/report.json  | ok    | ok        | ok        | ok          | 404         | ok  | 404   | 401
  GET /incidents/:id/report.pdf   | ok    | ok        | ok        | ok          | 404         | ok  | 404   | 401
  POST /incidents/:id/acknowledge | 403   | ok        | ok        | ok          | 404         | 403 | 404   | 401
  POST /incidents/:id/takeover    | 403   | ok/ok/403 | ok/ok/403 | ok/ok/403   | 404         | 403 | 404   | 401
  POST /incidents/:id/dispatch    | 403   | ok/ok/403 | ok/ok/403 | ok/ok/403   | 404         | 403 | 404   | 401
  POST /incidents/:id/arrive      | 403   | ok        | ok        | ok          | 404         | 403 | 404   | 401
  POST /incidents/:id/close       | 403   | ok/ok/403 | ok/ok/403 | ok/ok/403   | 404         | 403 | 404   | 401
  POST /incidents/:id/note        | 403   | ok        | ok        | ok          | 404         | 403 | 404   | 401
  POST /incidents/:id/handover    | 403   | ok/ok/403 | ok/ok/403 | ok/ok/403   | 404         | 403 | 404   | 401
  POST /incidents/:id/shown       | 403   | ok        | ok        | ok          | 404         | 403 | 404   | 401
  POST /incidents/:id/real        | ok    | ok        | ok        | ok          | 404         | ok  | 404   | 401
  GET /exercises                  | ok    | ok/ok/403 | ok/ok/403 | ok/ok/403   | ok/ok/403   | 403 | 403   | 401
  GET /exercises/told             | 403   | 403       | 403       | 403         | 403         | ok/403 | ok/403 | 401
  GET /exercises.csv              | ok    | ok/ok/403 | ok/ok/403 | ok/ok/403   | ok/ok/403   | 403 | 403   | 401
  POST /sites/:id/exercise        | ok    | ok/403/403 | ok/403/403 | 404/403/403 | 404/403/403 | 403 | 403   | 401
  DELETE /sites/:id/exercise      | ok    | ok/403/403 | ok/403/403 | 404/403/403 | 404/403/403 | 403 | 403   | 401
  POST /sites/:id/exercise/ring   | ok    | ok/403/403 | ok/403/403 | 404/403/403 | 404/403/403 | 403 | 403   | 401
  GET /reports/summary            | ok    | ok/ok/403 | ok/ok/403 | ok/ok/403   | ok/ok/403   | 403 | 403   | 401
  GET /reports/quality            | ok    | ok/ok/403 | ok/ok/403 | ok/ok/403   | ok/ok/403   | ok/403 | ok/403 | 401
  GET /reports/quality.csv        | ok    | ok/ok/403 | ok/ok/403 | ok/ok/403   | ok/ok/403   | ok/403 | ok/403 | 401
  GET /reports/incidents.csv      | ok    | ok/ok/403 | ok/ok/403 | ok/ok/403   | ok/ok/403   | 403 | 403   | 401
  GET /box                        | 403   | 403       | 403       | 403         | 403         | 403 | 403   | 403
  GET /box/people                 | 403   | 403       | 403       | 403         | 403         | 403 | 403   | 403
  POST /box/people/reset          | 403   | 403       | 403       | 403         | 403         | 403 | 403   | 403
  POST /box/people/second-factor-off | 403   | 403       | 403       | 403         | 403         | 403 | 403   | 403
  POST /box/phone-check           | 403   | 403       | 403       | 403         | 403         | 403 | 403   | 403
  GET /box/phone-check            | 403   | 403       | 403       | 403         | 403         | 403 | 403   | 403
  POST /phone-check               | ok    | ok        | ok        | ok          | ok          | ok  | ok    | ok
  GET /push/key                   | ok    | ok        | ok        | ok          | ok          | ok  | ok    | 401
  GET /push/self-drill            | 403   | ok        | ok        | ok          | ok          | 403 | 403   | 401
  PUT /push/self-drill            | 403   | ok        | ok        | ok          | ok          | 403 | 403   | 401
  POST /push/test                 | ok    | ok        | ok        | ok          | ok          | ok  | ok    | 401
  POST /push/receipts             | ok    | ok        | ok        | ok          | ok          | ok  | ok    | ok
  POST /push/subscriptions        | ok    | ok        | ok        | ok          | ok          | ok  | ok    | 401
  DELETE /push/subscriptions      | ok    | ok        | ok        | ok          | ok          | ok  | ok    | 401`

const rows = TABLE.trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([route = '', ...cells]) => ({ route, expected: expectedOf(cells) }))

/** One entry for every viewer of the world. */
function expectedOf([admin = '', home, province, told, untold, own, other, out = '']: string[]): Record<string, string> {
  const each = (cell = '', roles: readonly string[], place: string) => {
    const [first = '', ...more] = cell.split('/')
    return roles.map((role, at) => [`${role} ${place}`, more.length === 0 ? first : (cell.split('/')[at] ?? '')])
  }
  const police = [home, province, told, untold].flatMap((cell, at) => each(cell, POLICE, STATIONS[at] ?? ''))
  const shops = [own, other].flatMap((cell, at) => each(cell, SHOP_ROLES, SHOPS[at] ?? ''))
  return Object.fromEntries([['admin', admin], ...police, ...shops, ['signed out', out]])
}

/** A stream has no body, a file has no JSON, and the document does not document itself. */
const UNDOCUMENTED = [
  'GET /feed',
  'GET /openapi.json',
  'GET /sites/import/template',
  'GET /audit/export',
  'GET /backup',
  'GET /map/tiles.pmtiles',
  'GET /incidents/:id/report.pdf',
]

const seen = (status: number) => ((status >= 200 && status < 300) || status === 409 ? 'ok' : String(status))

let model: { hub: Hub; world: World }
/** Of all who only read. */
let quiet: { hub: Hub; world: World; incident: string }
let hub: Hub
let world: World

async function copied(): Promise<{ hub: Hub; world: World }> {
  const opened = await openHub({}, model.hub.folder)
  return { hub: opened, world: worldOf(opened, model.world) }
}

// filled once and then copied, because every change of a registry is a write to the disk
beforeAll(async () => {
  const first = await openHub()
  model = { hub: first, world: await populate(first) }
  const second = await copied()
  quiet = { ...second, incident: await second.world.press() }
})
beforeEach(async ({ task }) => {
  const { hub: opened, world: its } = onlyReads(task.name) ? quiet : await copied()
  hub = opened
  world = its
})
afterEach(() => hub === quiet.hub || hub.close())
afterAll(async () => {
  await quiet.hub.close()
  await model.hub.close()
})

test('every route of the running application stands in the table, and nothing else does', () => {
  expect(rows.map(({ route }) => route).sort()).toEqual(routesOf(hub).sort())
})

describe('everybody gets what the table says, and an answer holds what its schema says and no more', () => {
  test.each(rows)('$route', async ({ route, expected }) => {
    const incident = onlyReads(route) ? quiet.incident : await world.press()
    await sampleOf(route, world).before?.({ hub, world, incident })
    const wrongWith = documentedBy(hub)
    const statuses: Record<string, number> = {}
    for (const viewer of [...VIEWERS, 'signed out']) {
      const { status, type, body } = await ask(route, { call: world.as(viewer), hub, world, incident, viewer })
      statuses[viewer] = status
      if (status < 300 && !UNDOCUMENTED.includes(route)) expect([viewer, wrongWith(route, status, body)]).toEqual([viewer, []])
      if (status >= 300) expect(type).toContain('application/problem+json')
    }
    expect(Object.fromEntries(Object.entries(statuses).map(([viewer, status]) => [viewer, seen(status)]))).toEqual(expected)
    // What is for programs on the machine itself is nobody's over the network (test/http/box.test.ts).
    if (route.includes(' /box')) return
    expect(Object.values(statuses).some((status) => status >= 200 && status < 300)).toBe(true)
  })
})

test('a field that no schema names, and an answer that no schema names, would be found', async () => {
  const wrongWith = documentedBy(hub)
  const { body } = await world.as('admin')('GET', `/sites/${world.sites.own}`)
  expect(wrongWith('GET /sites/:id', 200, body)).toEqual([])
  expect(wrongWith('GET /sites/:id', 200, { ...body, secret: 'x' })).not.toEqual([])
  expect(wrongWith('GET /sites/:id', 206, body)).not.toEqual([])
})

describe('a list shows what a single read shows, and no more', () => {
  test.each(['stations', 'sites', 'buttons', 'incidents'])('/%s', async (noun) => {
    await world.press()
    const directory = hub.registry.directory()
    const ids = noun === 'incidents' ? ['incident-1'] : [...directory[noun as 'sites' | 'stations' | 'buttons'].keys()]
    for (const viewer of VIEWERS) {
      const call = world.as(viewer)
      const { body } = await call<{ items: { id: string }[] }>('GET', `/${noun}`)
      const readable: string[] = []
      for (const id of ids) if ((await call('GET', `/${noun}/${id}`)).status === 200) readable.push(id)
      expect([viewer, body.items.map(({ id }) => id).sort()]).toEqual([viewer, readable.sort()])
    }
  })
})

test('an id that nobody has, and one that belongs to others, are answered alike', async () => {
  const call = world.as('officer untold')
  for (const noun of ['stations', 'sites', 'buttons', 'incidents']) {
    const nobodys = await call('GET', `/${noun}/nobody-has-this`)
    const id = { stations: world.stations.home, sites: world.sites.own, buttons: world.buttons.own, incidents: await world.press() }[noun]
    const others = await call('GET', `/${noun}/${id}`)
    expect([others.status, others.body]).toEqual([nobodys.status, nobodys.body])
  }
})
