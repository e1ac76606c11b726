import { queryOptions } from '@tanstack/react-query'
import type { DigestView, RegisterView } from '../../../../hub/contract/shift.ts'
import { call } from '../../api/call.ts'

/** @param hours the last so many; null: since this person signed on, at `since` */
export const digest = (hours: number | null, since: string | undefined) =>
  queryOptions({
    queryKey: ['digest', hours, since],
    queryFn: () => call<DigestView>('GET', hours === null ? '/duty/digest' : `/duty/digest?hours=${hours}`),
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
