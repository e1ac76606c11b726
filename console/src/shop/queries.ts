import { queryOptions } from '@tanstack/react-query'
import type { ShopView, TestRecord } from '../../../hub/contract/shop.ts'
import { call } from '../api/call.ts'
import type { ContactRequestView, List } from '../api/types.ts'

export const shops = queryOptions({
  queryKey: ['shop'],
  queryFn: async () => (await call<List<ShopView>>('GET', '/shop?limit=500')).items,
  refetchInterval: 10_000,
})

export const tests = (site: string) =>
  queryOptions({
    queryKey: ['tests', site],
    queryFn: async () => (await call<List<TestRecord>>('GET', `/sites/${site}/tests`)).items,
  })

export const requestsOf = (site: string) =>
  queryOptions({
    queryKey: ['contact-requests', site],
    queryFn: async () => (await call<List<ContactRequestView>>('GET', `/contact-requests?site=${site}`)).items,
    refetchInterval: 30_000,
  })
