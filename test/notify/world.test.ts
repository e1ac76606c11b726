import { describe, expect, test } from 'vitest'
import type { Notice } from '../../hub/contract/events.ts'
import type { IncidentId, NoticeId, PersonId, SiteId, SubscriptionId } from '../../hub/contract/ids.ts'
import type { Person, Site } from '../../hub/contract/resources.ts'
import type { Settings } from '../../hub/contract/settings.ts'
import type { Directory } from '../../hub/core/directory.ts'
import type { Answer, Incident } from '../../hub/core/incident/incident.ts'
import { emptyState } from '../../hub/core/state.ts'
import { createWorld } from '../../hub/notify/world.ts'

const OFFICER = 'p-officer' as PersonId
const PATROL = 'p-patrol' as PersonId
const PHONE = 's-1' as SubscriptionId
const ID = 'i-1' as IncidentId
const notice = (what: Notice['what'], id = what): Notice => ({
  id: `n-${id}` as NoticeId,
  subscription: PHONE,
  person: PATROL,
  what,
  expiresAt: 60_000,
})
const RING: Incident['ring'] = { since: 1, cause: 'opened' }
const ringing: Answer = { phase: 'ringing' }
const acknowledged: Answer = { phase: 'acknowledged', by: OFFICER, at: 2 }
const closed: Answer = { phase: 'closed', by: OFFICER, at: 2, disposition: 'robbery', closedBy: OFFICER, closedAt: 3 }

function world(own: Partial<Incident> = {}, patrolDisabled = false) {
  const incident: Incident = {
    id: ID,
    site: 'site-1' as SiteId,
    kind: 'holdup',
    quiet: null,
    exercise: null,
    madeRealAt: null,
    home: [],
    times: { notShown: 5, notAcknowledged: 30, everybody: 60, repeat: 30, ringAgainUndispatched: 60, resumeUndispatched: 120 },
    openedAt: 1,
    lastPressAt: 5,
    counted: { openedAt: 5, lastPressAt: 5, stillFrom: 5 },
    presses: 2,
    buttons: [],
    marks: ['late'],
    confirmed: false,
    answer: ringing,
    ring: RING,
    ladder: null,
    undispatched: null,
    step: 0,
    told: [],
    watching: [],
    consoles: { told: [], shown: [], homeShown: false },
    phones: { told: [], shown: [], lastPushAt: null, dueAt: null },
    notices: new Map([
      ['n-sent' as NoticeId, { notice: notice('alarm'), outcome: 'accepted', shownAt: null, openedAt: null }],
      ['n-open' as NoticeId, { notice: notice('closed'), outcome: null, shownAt: null, openedAt: null }],
    ]),
    messages: new Map(),
    texting: { dueAt: null, asked: new Map() },
    patrols: [],
    onTheWay: [],
    neighbours: [],
    timeline: [],
    seq: 1,
    ...own,
  }
  const state = emptyState()
  state.incidents.set(ID, incident)
  const person = (id: PersonId, name: string, disabled: boolean): [PersonId, Person] => [
    id,
    { id, username: id, name, role: 'officer', invited: false, disabled },
  ]
  const site: Site = {
    id: incident.site,
    code: 'K07',
    name: 'Kim Hoa',
    kind: 'gold-shop',
    address: '12 Trần Hưng Đạo',
    location: { lat: 10, lon: 106 },
    contacts: [{ name: 'Chị Hoa', phone: '0901234567', role: 'chủ', where: 'inside' }],
    lamp: 'off',
    service: 'in-service',
    fittingSince: '2026-01-01T00:00:00Z',
  }
  const settings: Pick<Settings, 'languages' | 'timeZone'> = { languages: ['en', 'vi'], timeZone: 'Asia/Ho_Chi_Minh' }
  const directory = {
    settings,
    sites: new Map([[site.id, site]]),
    people: new Map([person(OFFICER, 'Lê Văn Bình', false), person(PATROL, 'Trần An', patrolDisabled)]),
    phones: new Map([[PATROL, [PHONE]]]),
  } as unknown as Directory
  return createWorld({ desk: { look: (view) => view(state) }, registry: { directory: () => directory } })
}

test('the outbox is every notice without an outcome', () => {
  expect(world().outbox()).toEqual([{ incident: ID, notice: notice('closed') }])
})

describe('a notice is wanted only while it is still true', () => {
  test.each<[Notice['what'], string, Partial<Incident>, boolean]>([
    ['alarm', 'while it rings', {}, true],
    ['alarm', 'once someone has answered', { answer: acknowledged, ring: null }, false],
    ['alarm', 'answered, and ringing again', { answer: acknowledged, ring: RING }, true],
    ['alarm', 'once it is closed', { answer: closed, ring: null }, false],
    ['answered', 'once someone has answered', { answer: acknowledged, ring: null }, true],
    ['answered', 'while it rings again', { answer: acknowledged, ring: RING }, false],
    ['answered', 'once it is closed', { answer: closed, ring: null }, false],
    ['dispatched', 'before the close', { answer: acknowledged, ring: RING }, true],
    ['dispatched', 'once it is closed', { answer: closed, ring: null }, false],
    ['closed', 'once it is closed', { answer: closed, ring: null }, true],
  ])('%s, %s', (what, _when, own, wanted) => {
    expect(world(own).stillWanted({ incident: ID, notice: notice(what) })).toBe(wanted)
  })

  test('not for a person who is disabled, and not of an incident that is not known', () => {
    expect(world({}, true).stillWanted({ incident: ID, notice: notice('alarm') })).toBe(false)
    expect(world().stillWanted({ incident: 'i-2' as IncidentId, notice: notice('alarm') })).toBe(false)
    expect(world().describe('i-2' as IncidentId)).toBeNull()
  })
})

test('a brief holds what a lock screen may show, and no contact', () => {
  const brief = world({ answer: closed }).describe(ID)
  expect(brief).toEqual({
    kind: 'holdup',
    siteName: 'Kim Hoa',
    siteCode: 'K07',
    address: '12 Trần Hưng Đạo',
    at: 5,
    marks: ['late'],
    phase: 'closed',
    by: 'Lê Văn Bình',
    disposition: 'robbery',
  })
})

test('phones, language and time zone are the registry’s of this moment', () => {
  const { phonesOf, language, timeZone } = world()
  expect([phonesOf(PATROL), phonesOf(OFFICER), language(), timeZone()]).toEqual([[PHONE], [], 'en', 'Asia/Ho_Chi_Minh'])
})
