import { expect, it } from 'vitest'
import { type Known, needsOf } from '../../console/src/admin/needs.ts'

const t = ((key: string, more: { count?: number; names?: string; station?: string } = {}) =>
  [key.replace('admin.home.', ''), more.count, more.names, more.station].filter((part) => part !== undefined).join(' ')) as never
const now = Date.parse('2026-11-26T10:00:00Z')
const said = (known: Partial<Known>) => needsOf({ now, ...known }, t).map(({ words, isGrave }) => `${isGrave ? '! ' : ''}${words}`)
const person = (more: object) => ({ id: 'x', name: 'Tổ 1', role: 'patrol', phones: 1, invited: false, disabled: false, ...more })

it('says nothing of what it has not heard', () => {
  expect(said({})).toEqual([])
})

it('puts what keeps an alarm from being heard first', () => {
  const counts = { total: 9, online: 5, disconnected: 1, offline: 2, neverHeard: 1, lowBattery: 3 }
  expect(
    said({
      backup: { state: 'none' },
      supervision: { counts, bypasses: [], outages: [], onTest: [], notUnderstood: [], phones: [], at: '' },
      health: { status: 'degraded' } as never,
      bells: [
        {
          station: { id: 's', name: 'Đức Trọng', level: 'commune' } as never,
          bell: { ringing: false, incidents: 0, lastTest: { at: '', until: '', by: { id: 'p' as never, name: '' }, heard: false } },
        },
      ],
    }),
  ).toEqual(['! health', '! offline 3', '! bell Đức Trọng', 'never 1'.replace('never', 'neverHeard'), 'lowBattery 3', 'backupNever'])
})

it('names the patrols that cannot be woken, and not who has not come in yet', () => {
  const people = [
    person({ phones: 0 }),
    person({ name: 'Tổ 2', phones: 0, invited: true, invitedUntil: 'later' }),
    person({ name: 'Tổ 3', disabled: true, phones: 0 }),
  ]
  expect(said({ people: people as never })).toEqual(['! noPhone 1 Tổ 1'])
})

it('names each place for backups that has no good one, and nothing else of backups when there is a plan', () => {
  const place = (name: string, trouble?: 'old' | 'failing') => ({
    id: name,
    name,
    kind: 'folder',
    path: '/x',
    since: '',
    ...(trouble && { trouble }),
  })
  const places = [place('USB', 'failing'), place('NAS')] as never
  const backupPlan = { at: '03:30', places, running: false, next: null, hasPassphrase: false } as never
  const needs = said({ backup: { state: 'none' }, backupPlan })
  expect(needs).toHaveLength(1)
  expect(needs[0]).toMatch(/^! .*failing/)
})

it('counts the days since the last backup', () => {
  const last = (at: string) => said({ backup: { state: 'none', last: { at, by: { id: 'p' as never, name: '' }, bytes: 1 } } })
  expect([last('2026-11-20T10:00:00Z'), last('2026-11-19T09:00:00Z')]).toEqual([[], ['backupOld 7']])
})

it('says what stays dark, which SIMs end, and that the hub was down', () => {
  const counts = { total: 9, online: 9, disconnected: 0, offline: 0, neverHeard: 0, lowBattery: 0 }
  const outage = (cause: string, minutes: number, more: object) => ({
    ...{ id: `${cause}-${minutes}`, cause, since: new Date(now - minutes * 60_000).toISOString(), buttons: [], tonight: true },
    ...more,
  })
  const site = (name: string) => ({ id: name, code: name, name })
  const outages = [
    outage('site', 61, { site: site('Kim Hoa') }),
    outage('site', 90, { site: site('closed'), openNow: false }),
    outage('site', 50, { site: site('too short') }),
    outage('street', 90, { sites: [site('A'), site('B')] }),
    outage('button', 90, { site: site('one button') }),
    outage('gateway', 5, { gateway: { id: 'g', label: 'Trụ sở' } }),
    outage('hub', 3000, { until: '' }),
  ]
  const sim = (name: string, simExpires: string) => ({ id: name, name, service: 'in-service', uplink: { by: 'sim', simExpires } })
  const sites = [sim('today', '2026-11-26'), sim('past', '2026-11-01'), sim('month', '2026-12-26'), sim('far', '2026-12-27')]
  expect(
    said({
      supervision: { counts, bypasses: [], outages, onTest: [], notUnderstood: [], phones: [], at: '' } as never,
      sites: sites as never,
    }),
  ).toEqual([
    '! dark 3 Kim Hoa, A, B',
    '! gatewayDark 1 Trụ sở',
    '! simSoon 2 past (01/11), today (26/11)',
    'sim 1 month (26/12)',
    'hubDown 1',
  ])
})

it('calls a bell a bell: one that is lost, and one that was never there', () => {
  const counts = { total: 0, online: 0, disconnected: 0, offline: 0, neverHeard: 0, lowBattery: 0 }
  const gateway = { id: 'g', label: 'Còi phòng trực' }
  const lost = { id: 'x', cause: 'gateway', since: '', buttons: [], tonight: true, gateway, bell: { id: 's', name: 'CAX Đức Trọng' } }
  const supervision = { counts, bypasses: [], outages: [lost], onTest: [], notUnderstood: [], phones: [], at: '' }
  expect(said({ supervision: supervision as never })).toEqual(['! bellDark 1 CAX Đức Trọng'])
  const gateways = [
    { ...gateway, bell: true, state: 'never-heard' },
    { id: 'h', label: 'Mái nhà', state: 'never-heard' },
  ]
  expect(said({ gateways: gateways as never })).toEqual(['! bellUnheard 1 Còi phòng trực'])
})

it('says what keeps a modem from writing and calling, and who has no number; nothing where there is no modem', () => {
  const gateway = (more: object) => ({ ...{ id: 'm', label: 'Trụ sở', modem: true, state: 'online', buttons: 0 }, ...more })
  const vitals = { signal: -71, registration: 'home', operator: null, sim: 'ready', model: '' }
  const words = (more: object, people: object[] = []) => said({ gateways: [gateway(more)] as never, people: people as never })
  expect(words({ modemVitals: vitals })).toEqual([])
  expect(words({ modem: false, state: 'online' }, [person({})])).toEqual([])
  expect(words({ state: 'never-heard' })).toEqual(['! messages.need.unheard Trụ sở'])
  expect(words({ modemVitals: { ...vitals, sim: 'missing', registration: 'none' } })).toEqual(['! messages.need.sim Trụ sở'])
  expect(words({ modemVitals: { ...vitals, registration: 'searching' } })).toEqual(['! messages.need.network Trụ sở'])
  expect(words({ modemVitals: vitals }, [person({}), person({ phone: '0912345678' })])).toEqual(['messages.need.noNumber 1 Tổ 1'])
})

it('says that nobody hears this hub when nobody does, and which of its addresses otherwise', () => {
  const failingSince = '2026-11-26T09:50:00Z'
  const url = 'https://b.example'
  expect(said({ alive: { hub: { url, failingSince, why: 'untrusted' } } })).toEqual(['! aliveNobody aliveTo.hub'])
  expect(said({ alive: { hub: { url, failingSince }, web: { url, method: 'GET', lastOkAt: failingSince } } })).toEqual([
    '! aliveFails aliveTo.hub',
  ])
  expect(said({ alive: { hub: { url, failingSince: '2026-11-26T09:59:00Z' } } }), 'it stumbled').toEqual([])
})

it('names hubs that are lost, never heard, or come and go', () => {
  const hub = (name: string, state: 'lost' | 'never-heard' | 'ok', flapping?: true) => ({ id: name, name, state, flapping }) as never
  expect(said({ watchedHubs: [hub('A', 'lost', true), hub('B', 'never-heard'), hub('C', 'ok', true), hub('D', 'ok')] })).toEqual([
    '! watchedLost 1 A',
    'watchedNever 1 B',
    'watchedUnsteady 1 C',
  ])
})

it('says that phones are not woken where the page itself is open over plain http', () => {
  expect(said({ isPlainHttp: true })).toEqual(['! plainHttp'])
  expect(said({ isPlainHttp: false })).toEqual([])
})

it('names who must have a second factor and has none, and advises one where the internet can reach the hub', () => {
  const due = [
    person({ name: 'An', secondFactorDue: true }),
    person({ name: 'Bo', secondFactorDue: true, invited: true, invitedUntil: 'later' }),
  ]
  expect(said({ people: due as never })).toEqual(['secondFactorDue 1 An'])
  const advised = (publicUrl: string | null, secondFactor?: string) => said({ publicUrl, settings: { secondFactor } as never })
  expect(advised('https://chuong.example.vn')).toEqual(['secondFactorAdvised'])
  expect(advised('http://203.0.113.7:8080', 'nobody')).toEqual(['secondFactorAdvised'])
  expect(advised('https://chuong.example.vn', 'admins')).toEqual([])
  for (const near of [null, 'http://127.0.0.1:8080', 'https://192.168.1.10:8443', 'http://172.20.0.4', 'https://hub.local', 'nonsense'])
    expect(advised(near), String(near)).toEqual([])
})
