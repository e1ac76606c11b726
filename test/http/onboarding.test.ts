import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ButtonId, SiteId } from '../../hub/contract/ids.ts'
import type { Acceptance, Claim, Claimed, Suggestion } from '../../hub/contract/onboarding.ts'
import type { Button, Site } from '../../hub/contract/resources.ts'
import { templateCsv } from '../../hub/http/import/template.ts'
import { type Hub, openHub } from './harness.ts'
import { populate, some, type World } from './world.ts'

let hub: Hub
let world: World

beforeAll(async () => {
  hub = await openHub()
  world = await populate(hub)
})
afterAll(() => hub.close())

const admin = () => world.as('admin')
const place = { kind: 'gold-shop', address: '1 Trần Phú', location: { lat: 11.73, lon: 108.37 } }

/** A site being fitted, with these buttons. */
async function fitting(name: string, labels: string[], more: object = {}): Promise<{ site: SiteId; buttons: ButtonId[] }> {
  const { body: site } = await admin()<Site>('POST', '/sites', { name, ...place, ...more })
  if (labels.length === 0) return { site: site.id, buttons: [] }
  const { body } = await admin()<{ items: Button[] }>('POST', '/buttons', { sites: [site.id], labels })
  return { site: site.id, buttons: body.items.map(({ id }) => id) }
}
async function press(site: SiteId, button: ButtonId) {
  const read = { kind: 'holdup' as const, battery: 87, rssi: -61, marks: [] }
  const incident = hub.deps.newIncidentId()
  await hub.desk.submit({
    ...{ type: 'Press', at: hub.clock.now(), button, site, gateway: null, incident },
    ...{ read, roster: hub.deps.rosterFor(site) },
  })
}
const sheet = async (site: SiteId) => (await admin()<Acceptance>('GET', `/sites/${site}/acceptance`)).body

test('what a pasted place means, a free code and the nearest stations are suggested before a site exists', async () => {
  const { body } = await admin()<Suggestion>('POST', '/sites/suggestion', {
    name: 'Tiệm vàng Mới',
    place: ' https://maps.google.com/?q=11.7512,108.3705 ',
  })
  expect(body).toMatchObject({ code: 'TV03', location: { lat: 11.7512, lon: 108.3705 } })
  expect(body.stations.map(({ id }) => id)).toEqual([
    world.stations.told,
    world.stations.home,
    world.stations.untold,
    world.stations.province,
  ])
  expect(body.stations[0]?.distance).toBeGreaterThan(100)
  expect((await admin()<Suggestion>('POST', '/sites/suggestion', {})).body).toEqual({ stations: [] })
  const bad = await admin()('POST', '/sites/suggestion', { place: 'https://maps.app.goo.gl/abc' })
  expect([bad.status, bad.body.code, bad.body.why]).toEqual([400, 'place-unreadable', 'link-without-place'])
})

test('the same buttons are made in many sites at once, and what a site has already is left alone', async () => {
  const { site: one, buttons } = await fitting('Một', ['Quầy 1'])
  const { site: two } = await fitting('Hai', [])
  const again = await admin()<{ items: Button[] }>('POST', '/buttons', { sites: [one, two], labels: ['Quầy 1', 'Két'] })
  expect(again.body.items.map(({ site, label }) => [site, label])).toEqual([
    [one, 'Két'],
    [two, 'Quầy 1'],
    [two, 'Két'],
  ])
  expect(hub.registry.directory().buttonsOf.get(one)).toHaveLength(2)
  expect(hub.registry.verifyDevice(some(buttons[0]), '')).toBeNull()
  const none = await admin()('POST', '/buttons', { sites: [one, 'nowhere'], labels: ['X'] })
  expect([none.status, none.body.code]).toEqual([409, 'no-such-site'])
})

test('each press and each lamp is seen on the sheet, and only those since the fitting began', async () => {
  const { site, buttons } = await fitting('Ba', ['Quầy 1', 'Két'], { lamp: 'discreet' })
  const [counter, safe] = [some(buttons[0]), some(buttons[1])]
  expect((await sheet(site)).missing).toEqual(['unproven', 'lamp-unchecked', 'no-outside-contact'])
  await press(site, counter)
  await admin()('POST', `/buttons/${counter}/lamp-check`, { lit: true })
  await admin()('POST', `/buttons/${safe}/lamp-check`, { lit: false })
  const seen = await sheet(site)
  expect(seen).toMatchObject({ proven: 1, missing: ['unproven', 'lamp-dark', 'no-outside-contact'], service: 'fitting' })
  const now = new Date(hub.clock.now()).toISOString()
  expect(seen.buttons[0]).toMatchObject({ provenAt: now, firstHeardAt: now, battery: 87, rssi: -61, lamp: { lit: true, at: now } })
  expect(seen.buttons[1]?.provenAt).toBeUndefined()

  const contacts = [{ name: 'Tâm', phone: '0900', role: 'chủ', where: 'outside' }]
  await admin()('PATCH', `/sites/${site}`, { service: 'in-service', contacts })
  await hub.clock.push(60_000)
  await admin()('PATCH', `/sites/${site}`, { service: 'fitting' })
  expect(await sheet(site)).toMatchObject({ proven: 0, missing: ['unproven', 'lamp-unchecked'] })
})

test('a strict hand-over names what was not seen and takes a reason; a plain one takes the site as it is; both keep the sheet', async () => {
  const { site, buttons } = await fitting('Bốn', ['Quầy 1', 'Két'])
  await press(site, some(buttons[0]))
  const refused = await admin()('POST', `/sites/${site}/handover`, { strict: true })
  expect([refused.status, refused.body.code, refused.body.missing]).toEqual([409, 'not-proven', ['unproven']])
  expect(refused.body.buttons).toEqual([{ id: buttons[1], label: 'Két' }])
  const done = await admin()('POST', `/sites/${site}/handover`, { strict: true, reason: 'Két khóa đến mai' })
  expect(done.body).toMatchObject({ service: 'in-service', proven: 1, buttons: 2 })
  await admin()('DELETE', `/buttons/${buttons[1]}`)
  expect(await sheet(site)).toMatchObject({
    service: 'in-service',
    reason: 'Két khóa đến mai',
    proven: 1,
    by: { id: world.person('admin') },
    buttons: [{ label: 'Quầy 1' }, { label: 'Két' }],
    handedOverAt: new Date(hub.clock.now()).toISOString(),
  })
  expect((await sheet(site)).ringsFrom).toBeUndefined()

  const { site: plain } = await fitting('Năm', ['Quầy 1'])
  expect((await admin()('POST', `/sites/${plain}/handover`)).body).toMatchObject({ service: 'in-service', proven: 0, buttons: 1 })
  const { items } = (await admin()<{ items: { id: string }[] }>('GET', '/sites/readiness')).body
  expect(items.find(({ id }) => id === plain)).toEqual({
    ...{ id: plain, buttons: 1, proven: 0, accepted: true },
    missing: ['unproven', 'no-outside-contact'],
  })
})

test('a slip opens one button’s configuration once, for whoever holds it, and voids what came before', async () => {
  const { buttons } = await fitting('Sáu', ['Quầy 1'])
  const id = some(buttons[0])
  const nobody = hub.as(null)
  const slip = async () => some((await admin()<{ items: Claim[] }>('POST', '/claims', { buttons: [id] })).body.items[0])
  const first = await slip()
  const second = await slip()
  expect(second.link).toBe(`${hub.url}/claim#${second.token}`)
  expect((await nobody('POST', '/claims/open', { token: first.token })).body.code).toBe('claim-invalid')

  const { status, body } = await nobody<Claimed>('POST', '/claims/open', { token: second.token })
  expect([status, body.button.id, body.site.name]).toEqual([200, id, 'Sáu'])
  expect(body.connection).toEqual({ host: '127.0.0.1', plain: { port: 1883, loopback: true } })
  expect(hub.registry.verifyDevice(id, body.mqtt.password)).toBe(id)
  expect(hub.disconnected).toContain(id)
  const again = await nobody('POST', '/claims/open', { token: second.token })
  expect([again.status, again.body.code]).toEqual([409, 'claim-invalid'])

  const third = await slip()
  await admin()('POST', `/buttons/${id}/credentials`)
  expect((await nobody('POST', '/claims/open', { token: third.token })).body.code).toBe('claim-invalid')
  const fourth = await slip()
  await hub.clock.push(7 * 24 * 3_600_000)
  expect((await nobody('POST', '/claims/open', { token: fourth.token })).body.code).toBe('claim-invalid')
  const kept = await import('node:fs').then(({ readFileSync }) => readFileSync(`${hub.folder}/registry.json`, 'utf8'))
  expect(kept).not.toContain(fourth.token)
})

test('whoever guesses at slips is slowed down', async () => {
  const nobody = hub.as(null)
  const statuses = []
  for (let guess = 0; guess < 32; guess++) statuses.push((await nobody('POST', '/claims/open', { token: `guess-${guess}` })).status)
  expect(statuses.at(-1)).toBe(429)
})

test('the list to fill in is known to the import by every header, and refused while the example stands in it', async () => {
  expect(templateCsv('vi').charCodeAt(0), 'Excel takes it for UTF-8').toBe(0xfeff)
  for (const language of ['vi', 'en']) {
    const csv = await admin()<string>('GET', `/sites/import/template?language=${language}`)
    const refused = await admin()('POST', '/sites/import?dryRun=true', csv.body, { 'content-type': 'text/csv' })
    expect(refused.body.rows).toEqual([expect.objectContaining({ row: 2, at: 'kind', why: 'not-a-kind' })])
    const filled = csv.body.replace(/;[^;]*(QTDND|credit-fund)[^;]*;/, ';bank;').replaceAll('VÍ DỤ, xóa dòng này: ', '')
    const taken = await admin()('POST', '/sites/import?dryRun=true', filled, { 'content-type': 'text/csv' })
    expect(taken.body).toMatchObject({ created: 1, updated: 0, unchanged: 0, ignored: [], warnings: [], rows: [{ row: 2, does: 'new' }] })
  }
})

test('an import says of every row what it would change', async () => {
  const head = 'code;name;kind;address;location\n'
  const send = async (rows: string) =>
    (await admin()('POST', '/sites/import', head + rows, { 'content-type': 'text/csv' })).body as { rows: object[]; unchanged: number }
  await send('ZZ1;Một;bank;1 A;11.7 108.3\nZZ2;Hai;bank;2 A;11.7 108.3')
  const again = await send('ZZ1;Một;bank;1 A;11.7 108.3\nZZ2;Hai;bank;22 A;11.7 108.3\nZZ3;Ba;bank;3 A;11.7 108.3')
  expect(again).toMatchObject({ created: 1, updated: 2, unchanged: 1 })
  expect(again.rows).toEqual([
    { row: 2, does: 'unchanged', fields: [] },
    { row: 3, does: 'changed', fields: ['address'] },
    { row: 4, does: 'new', fields: [] },
  ])
})
