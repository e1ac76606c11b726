import { useEffect } from 'react'
import type { IncidentView, TimelineEntry } from '../../../hub/contract/views.ts'
import { queryClient } from '../api/client.ts'
import { useFeed } from '../feed/feed.ts'
import { forgetIncident, keepLastKnown } from '../kept/last-known.ts'
import { forgetDeeds } from '../outbox/outbox.ts'
import { hubNow } from '../time/server-clock.ts'

type Facts = {
  person: string
  heard: boolean
  open: IncidentView[]
  stories: Record<string, TimelineEntry[]>
  phones: Record<string, string>
}

/** What is heard is kept for a dead spot; what is over is wiped from the store, the queue and the page's memory. */
export function useKeeping({ person, heard, open, stories, phones }: Facts): void {
  const { incidents, lastBeatAt } = useFeed()
  useEffect(() => {
    if (heard && lastBeatAt !== null) void keepLastKnown({ person, asOf: hubNow(), incidents: open, stories, phones })
  }, [heard, lastBeatAt, open, person, stories, phones])

  const over = [...incidents.values()].flatMap(({ view }) => (view.phase === 'closed' ? [view.id] : [])).join(' ')
  useEffect(() => {
    for (const id of over.split(' ').filter(Boolean)) {
      void forgetIncident(id)
      void forgetDeeds(id)
      queryClient.removeQueries({ queryKey: ['incident', id] })
    }
  }, [over])
}
