import { queryOptions } from '@tanstack/react-query'
import type { AliveView, WatchedHubRead } from '../../../hub/contract/watched.ts'
import { call } from '../api/call.ts'

export type WithToken = { hub: WatchedHubRead; token: string }

export const watchedHubs = queryOptions({
  queryKey: ['watched-hubs'],
  queryFn: async () => (await call<{ items: WatchedHubRead[] }>('GET', '/watched-hubs')).items,
  refetchInterval: 10_000,
})
export const alive = queryOptions({ queryKey: ['alive'], queryFn: () => call<AliveView>('GET', '/alive'), refetchInterval: 10_000 })
