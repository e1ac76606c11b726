import { queryOptions } from '@tanstack/react-query'
import type { Acceptance, Connection, Readiness, Suggestion } from '../../../hub/contract/onboarding.ts'
import type { Gateway, Location, Site } from '../../../hub/contract/resources.ts'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import * as queries from '../api/queries.ts'
import type { List } from '../api/types.ts'

export const readiness = queryOptions({
  queryKey: ['readiness'],
  queryFn: async () => (await call<List<Readiness>>('GET', '/sites/readiness')).items,
  refetchInterval: 10_000,
})

export const site = (id: string) => queryOptions({ queryKey: ['site', id], queryFn: () => call<Site>('GET', `/sites/${id}`) })

/** An installer looks from the button to the page and back: two seconds are long enough. */
export const acceptance = (id: string) =>
  queryOptions({ queryKey: ['acceptance', id], queryFn: () => call<Acceptance>('GET', `/sites/${id}/acceptance`), refetchInterval: 2_000 })

export const connection = queryOptions({
  queryKey: ['connection'],
  queryFn: () => call<Connection>('GET', '/connection'),
  staleTime: 300_000,
})

export const gateways = queryOptions({
  queryKey: ['gateways'],
  queryFn: async () => (await call<List<Gateway>>('GET', '/gateways?limit=500')).items,
})

type Before = { name?: string; place?: string; location?: Location }
export const suggest = (before: Before) => call<Suggestion>('POST', '/sites/suggestion', before)
export const suggestion = (before: Before) =>
  queryOptions({
    queryKey: ['suggestion', before],
    queryFn: () => suggest(before),
    enabled: Boolean(before.name || before.place || before.location),
    retry: false,
    staleTime: 30_000,
  })

/** After a change to a site or its buttons. */
export const refreshSites = () =>
  Promise.all(
    [queries.sites.queryKey, queries.buttons.queryKey, readiness.queryKey, ['site'], ['acceptance'], ['suggestion']].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  )
