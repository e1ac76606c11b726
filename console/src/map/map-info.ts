import { queryOptions } from '@tanstack/react-query'
import type { MapInfo } from '../../../hub/contract/map.ts'
import { call } from '../api/call.ts'

/** Which map file the hub has. Without an answer the plain map is drawn: pins never wait for tiles. */
export const mapInfo = queryOptions({
  queryKey: ['map'],
  queryFn: () => call<MapInfo>('GET', '/map'),
  staleTime: 60_000,
  retry: 1,
})
