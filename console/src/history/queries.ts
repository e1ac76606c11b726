import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ReportSummary } from '../../../hub/contract/reports.ts'
import type { IncidentView } from '../../../hub/contract/views.ts'
import { call } from '../api/call.ts'
import type { List } from '../api/types.ts'
import type { Days } from './period.ts'

const PAGE = 50

type Page = List<IncidentView> & { partial?: true }

/** Page after page, newest first; what was found before stays while the next search is under way. */
export const pastIncidents = (query: string) =>
  infiniteQueryOptions({
    queryKey: ['history', query],
    queryFn: ({ pageParam }) => call<Page>('GET', `/incidents?${query}&limit=${PAGE}${pageParam && `&before=${pageParam}`}`),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })

export const daysQuery = ({ from, to }: Days): string => new URLSearchParams({ ...(from && { from }), ...(to && { to }) }).toString()

export const summary = (days: Days) =>
  queryOptions({
    queryKey: ['report', days],
    queryFn: () => call<ReportSummary>('GET', `/reports/summary?${daysQuery(days)}`),
    placeholderData: keepPreviousData,
  })
