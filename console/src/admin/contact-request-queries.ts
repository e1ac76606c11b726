import { queryOptions } from '@tanstack/react-query'
import { call } from '../api/call.ts'
import type { ContactRequestView, List } from '../api/types.ts'

const list = async (query: string) => (await call<List<ContactRequestView>>('GET', `/contact-requests?${query}`)).items

export const openRequests = queryOptions({
  queryKey: ['contact-requests', 'open'],
  queryFn: () => list('state=open&limit=500'),
  refetchInterval: 30_000,
})

/** The newest asked for first; enough to look back, the rest is on the record of the registry. */
export const pastRequests = queryOptions({
  queryKey: ['contact-requests', 'past'],
  queryFn: async () => (await list('limit=200')).filter(({ state }) => state !== 'open').slice(0, 30),
})
