import { useEffect, useMemo, useState } from 'react'
import type { IncidentView } from '../../../hub/contract/views.ts'
import { useFeed } from '../feed/feed.ts'
import { queueOf } from '../feed/order.ts'
import { type LastKnown, readLastKnown } from '../kept/last-known.ts'

export type OpenAlarms = {
  open: IncidentView[]
  ringing: IncidentView[]
  /** The feed has said everything that is open; before that they are what this phone last knew. */
  heard: boolean
  known: LastKnown | null
}

/** The open alarms as the feed tells them, or as this phone last knew them until it has spoken. */
export function useOpenAlarms(person: string): OpenAlarms {
  const { incidents, ready } = useFeed()
  const [known, setKnown] = useState<LastKnown | null>(null)
  const [heard, setHeard] = useState(false)
  useEffect(() => void readLastKnown(person, Date.now()).then(setKnown), [person])
  useEffect(() => {
    if (ready) setHeard(true)
  }, [ready])

  const queue = useMemo(() => queueOf(incidents), [incidents])
  const open = useMemo(() => {
    const told = [...queue.ringing, ...queue.inHand].map(({ view }) => view)
    return heard ? told : [...told, ...(known?.incidents ?? []).filter(({ id }) => !incidents.has(id))]
  }, [queue, heard, known, incidents])
  const ringing = useMemo(() => queue.ringing.map(({ view }) => view).filter((view) => view.ringing), [queue])
  return { open, ringing, heard, known }
}
