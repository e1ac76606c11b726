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

it('counts the days since the last backup', () => {
  const last = (at: string) => said({ backup: { state: 'none', last: { at, by: { id: 'p' as never, name: '' }, bytes: 1 } } })
  expect([last('2026-11-20T10:00:00Z'), last('2026-11-19T09:00:00Z')]).toEqual([[], ['backupOld 7']])
})
