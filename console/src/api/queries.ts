import { queryOptions } from '@tanstack/react-query'
import type { Health, Session } from '../../../hub/contract/api.ts'
import type { BackupPlanView } from '../../../hub/contract/backups.ts'
import type { BackupState, HubDetails, PersonRead } from '../../../hub/contract/office.ts'
import type { Site, Station } from '../../../hub/contract/resources.ts'
import type { Retention } from '../../../hub/contract/retention.ts'
import type { RotaCounts } from '../../../hub/contract/rota.ts'
import type { SelfDrills } from '../../../hub/contract/self-drill.ts'
import type { Settings } from '../../../hub/contract/settings.ts'
import type { IncidentView } from '../../../hub/contract/views.ts'
import { ApiError, isSignedOut } from './api-error.ts'
import { API, call } from './call.ts'
import type { ButtonView, Colleague, GatewayView, List } from './types.ts'

const list = async <Item>(path: string) => (await call<List<Item>>('GET', path)).items

/** Null: nobody is signed in here. */
export const session = queryOptions({
  queryKey: ['session'],
  queryFn: () => call<Session>('GET', '/session').catch((error: unknown) => (isSignedOut(error) ? null : Promise.reject(error))),
  staleTime: 60_000,
})

export const people = queryOptions({ queryKey: ['people'], queryFn: () => list<PersonRead>('/people?limit=500'), staleTime: 60_000 })
/** Whom a desk can send or hand over to. */
export const colleagues = queryOptions({ queryKey: ['colleagues'], queryFn: () => list<Colleague>('/people?limit=500'), staleTime: 60_000 })
export const stations = queryOptions({ queryKey: ['stations'], queryFn: () => list<Station>('/stations?limit=500'), staleTime: 60_000 })
export const sites = queryOptions({ queryKey: ['sites'], queryFn: () => list<Site>('/sites?limit=500') })
export const rotaCounts = queryOptions({
  queryKey: ['rota', 'counts'],
  queryFn: () => call<RotaCounts>('GET', '/rota/counts'),
  refetchInterval: 60_000,
})

export const buttons = queryOptions({
  queryKey: ['buttons'],
  queryFn: () => list<ButtonView>('/buttons?limit=500'),
  refetchInterval: 10_000,
})

export const gateways = queryOptions({
  queryKey: ['gateways'],
  queryFn: () => list<GatewayView>('/gateways?limit=500'),
  refetchInterval: 10_000,
})
export const RETENTION = ['retention'] as const
/** As if it were so many days. */
export const retention = (days: number) =>
  queryOptions({ queryKey: [...RETENTION, days], queryFn: () => call<Retention>('GET', `/retention?days=${days}`) })
export const settings = queryOptions({ queryKey: ['settings'], queryFn: () => call<Settings>('GET', '/settings') })
export const hubDetails = queryOptions({ queryKey: ['hub'], queryFn: () => call<HubDetails>('GET', '/hub'), refetchInterval: 10_000 })
export const selfDrills = queryOptions({
  queryKey: ['self-drills'],
  queryFn: () => call<SelfDrills>('GET', '/hub/self-drills'),
  refetchInterval: (query) => (query.state.data?.running ? 1_000 : 30_000),
})
export const backupState = queryOptions({
  queryKey: ['backup'],
  queryFn: () => call<BackupState>('GET', '/backup/state'),
  refetchInterval: (query) => (query.state.data?.state === 'making' ? 1_000 : 60_000),
})
export const backupPlan = queryOptions({
  queryKey: ['backup-plan'],
  queryFn: () => call<BackupPlanView>('GET', '/backup/plan'),
  refetchInterval: (query) => (query.state.data?.running ? 1_000 : 60_000),
})

/** One incident with its timeline; `revision` grows with every view the feed brings. */
export const incident = (id: string, revision: number) =>
  queryOptions({
    queryKey: ['incident', id, revision],
    queryFn: () => call<IncidentView>('GET', `/incidents/${id}`),
    placeholderData: (previous: IncidentView | undefined) => (previous?.id === id ? previous : undefined),
    gcTime: 30_000,
  })

export const recentlyClosed = queryOptions({
  queryKey: ['incidents', 'closed'],
  queryFn: () => list<IncidentView>('/incidents?phase=closed&limit=5'),
  refetchInterval: 60_000,
})

/** Health says 503 when it is down: still an answer, and the one that matters most. */
export const health = queryOptions({
  queryKey: ['health'],
  queryFn: async () => {
    const response = await fetch(`${API}/health`, { cache: 'no-store', signal: AbortSignal.timeout(10_000) }).catch(() => null)
    if (!response) throw new ApiError('unreachable', 0)
    return (await response.json()) as Health
  },
  refetchInterval: 30_000,
  retry: false,
})
