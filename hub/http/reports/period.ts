/** The stretch of time in an address, as every report and the history take it. */
import type { FastifyReply } from 'fastify'
import { type Static, Type } from 'typebox'
import { TimeOrDay } from '../../contract/reports.ts'
import { beginning, ending, type Period, periodOf } from '../../core/reports/period-view.ts'
import { problem } from '../problem.ts'

const DAYS = 84
/** Ten years: what is asked for beyond is a slip of a date, and would keep other reports waiting. */
const LONGEST_MS = 3_660 * 24 * 3_600_000

export const PeriodQuery = Type.Object({
  from: Type.Optional(TimeOrDay),
  to: Type.Optional(TimeOrDay),
})

/** Null: it was refused by name, and answered. */
export function askedPeriod(reply: FastifyReply, asked: Static<typeof PeriodQuery>, timeZone: string, now: number): Period | null {
  const period = periodOf(asked, timeZone, now, DAYS)
  if (period.to > period.from && period.to - period.from <= LONGEST_MS) return period
  const message = period.to > period.from ? 'is more than ten years after from' : 'is not after from'
  problem(reply, 400, 'bad-query', undefined, { faults: [{ at: '/to', message }] })
  return null
}

/** For a list, which either end narrows and neither has to. */
export function timesOf({ from, to }: { from: string | undefined; to: string | undefined }, timeZone: string): Partial<Period> {
  return {
    ...(from !== undefined && { from: beginning(from, timeZone) }),
    ...(to !== undefined && { to: ending(to, timeZone) }),
  }
}
