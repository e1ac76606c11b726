/** Stretches of time as a person names them, in days of the hub's calendar (`YYYY-MM-DD`). */

export const PERIODS = ['all', 'week', 'month', 'lastMonth', 'weeks12', 'quarter', 'year', 'own'] as const
export type PeriodName = (typeof PERIODS)[number]
export type Days = { from?: string; to?: string }

export const isPeriod = (name: string | null): name is PeriodName => PERIODS.some((known) => known === name)

const day = (year: number, month: number, date: number): string => new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10)

/** @param today as the hub's calendar shows it; every named period ends with it or before it */
export function daysOf(name: PeriodName, today: string, own: Days = {}): Days {
  const [year = 0, month = 1, date = 1] = today.split('-').map(Number)
  const before = (days: number) => day(year, month - 1, date - days)
  switch (name) {
    case 'all':
      return {}
    case 'week':
      return { from: before(6), to: today }
    case 'weeks12':
      return { from: before(83), to: today }
    case 'month':
      return { from: day(year, month - 1, 1), to: today }
    case 'lastMonth':
      return { from: day(year, month - 2, 1), to: day(year, month - 1, 0) }
    case 'quarter':
      return { from: day(year, month - 1 - ((month - 1) % 3), 1), to: today }
    case 'year':
      return { from: day(year, 0, 1), to: today }
    case 'own':
      return own
    default:
      return name satisfies never
  }
}

/** Both ends given, and the wrong way round. */
export const isBackwards = ({ from, to }: Days): boolean => from !== undefined && to !== undefined && to < from
