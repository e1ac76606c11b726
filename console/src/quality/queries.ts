import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { QualityReport } from '../../../hub/contract/quality.ts'
import { call } from '../api/call.ts'
import type { Days } from '../history/period.ts'
import { daysQuery } from '../history/queries.ts'

export const addressOf = (days: Days, site: string | undefined): string => {
  const asked = new URLSearchParams(daysQuery(days))
  if (site !== undefined) asked.set('site', site)
  return asked.toString()
}

export const quality = (days: Days, site: string | undefined) =>
  queryOptions({
    queryKey: ['quality', site ?? null, days],
    queryFn: () => call<QualityReport>('GET', `/reports/quality?${addressOf(days, site)}`),
    ...(site === undefined && { placeholderData: keepPreviousData }),
  })
