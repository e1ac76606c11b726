/** What the history is narrowed to. It stands in the address, so that the way back from an incident leads to the same list. */
import { useState } from 'react'
import type { PressKind } from '../../../hub/contract/messages.ts'
import type { Disposition } from '../../../hub/contract/views.ts'
import { type Days, daysOf, isPeriod, type PeriodName } from './period.ts'

export type Filters = {
  q: string
  period: PeriodName
  own: Days
  phase: string
  disposition: string
  kind: string
  station: string
  quiet: boolean
}

export const DISPOSITIONS: readonly Disposition[] = [
  ...(['robbery', 'theft', 'disturbance', 'fire', 'false-alarm', 'fault', 'test', 'drill', 'other'] as const),
]
export const KINDS: readonly PressKind[] = ['holdup', 'duress', 'fire', 'test']
export const PHASES = ['open', 'closed'] as const

const NONE: Filters = { q: '', period: 'all', own: {}, phase: '', disposition: '', kind: '', station: '', quiet: false }
const WORDS = ['q', 'phase', 'disposition', 'kind', 'station'] as const

export function readFilters(search: string): Filters {
  const asked = new URLSearchParams(search)
  const period = asked.get('period')
  const [from, to] = [asked.get('from'), asked.get('to')]
  return {
    ...NONE,
    ...Object.fromEntries(WORDS.map((name) => [name, asked.get(name) ?? ''])),
    ...(isPeriod(period) && { period }),
    own: { ...(from && { from }), ...(to && { to }) },
    quiet: asked.get('quiet') === 'true',
  }
}

/** As it stands in the address of the page. */
export function writeFilters(filters: Filters): string {
  const { period, own, quiet } = filters
  const given = WORDS.filter((name) => filters[name] !== '').map((name) => [name, filters[name]])
  const days = period === 'own' ? Object.entries(own) : []
  return new URLSearchParams([
    ...given,
    ...(period === 'all' ? [] : [['period', period]]),
    ...days,
    ...(quiet ? [['quiet', 'true']] : []),
  ]).toString()
}

/** As the hub is asked. */
export function queryOf(filters: Filters, today: string): string {
  const { period, own, quiet } = filters
  const given = WORDS.filter((name) => filters[name].trim() !== '').map((name) => [name, filters[name]])
  return new URLSearchParams([...given, ...Object.entries(daysOf(period, today, own)), ...(quiet ? [] : [['quiet', 'false']])]).toString()
}

export const isNarrowed = (filters: Filters): boolean => writeFilters({ ...filters, quiet: false }) !== ''

export function useFilters(): [Filters, (change: Partial<Filters>) => void, () => void] {
  const [filters, setFilters] = useState(() => readFilters(location.search))
  const keep = (next: Filters) => {
    setFilters(next)
    const search = writeFilters(next)
    history.replaceState(null, '', location.pathname + (search && `?${search}`))
  }
  return [filters, (change) => keep({ ...filters, ...change }), () => keep({ ...NONE, quiet: filters.quiet })]
}
