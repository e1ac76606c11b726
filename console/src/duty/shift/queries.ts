import { queryOptions } from '@tanstack/react-query'
import type { DigestView, RegisterView } from '../../../../hub/contract/shift.ts'
import { call } from '../../api/call.ts'

export const digest = queryOptions({
  queryKey: ['digest'],
  queryFn: () => call<DigestView>('GET', '/duty/digest'),
  staleTime: 0,
  refetchInterval: 30_000,
})

/** @param range ISO times */
export const register = (range: { from: string; to: string }) =>
  queryOptions({
    queryKey: ['register', range.from, range.to],
    queryFn: () => call<RegisterView>('GET', `/duty/register?${new URLSearchParams(range)}`),
    staleTime: 0,
  })
