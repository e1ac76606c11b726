/** What an alarm needs beside its view: its story, and the telephones of stations; from the hub, or as last known. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { IncidentView, TimelineEntry } from '../../../hub/contract/views.ts'
import * as queries from '../api/queries.ts'
import { useFeed } from '../feed/feed.ts'
import type { LastKnown } from '../kept/last-known.ts'

const NONE: TimelineEntry[] = []

export function useStory(view: IncidentView | undefined, known: LastKnown | null): TimelineEntry[] {
  const { incidents } = useFeed()
  const held = view && incidents.get(view.id)
  const { data } = useQuery({ ...queries.incident(view?.id ?? '', held?.revision ?? 0), enabled: held !== undefined, retry: false })
  if (!view) return NONE
  return (data?.id === view.id ? data.timeline : undefined) ?? known?.stories[view.id] ?? NONE
}

export function usePhones(known: LastKnown | null): Record<string, string> {
  const { data } = useQuery({ ...queries.stations, retry: false, refetchOnReconnect: true })
  return useMemo(
    () => (data ? Object.fromEntries(data.flatMap(({ id, phone }) => (phone ? [[id, phone]] : []))) : (known?.phones ?? {})),
    [data, known],
  )
}
