import { useEffect, useState } from 'react'
import type { IncidentView } from '../../../hub/contract/views.ts'
import type { WorkerSays } from '../push/proof.ts'

const asked = () => new URLSearchParams(location.search).get('incident')

/** The alarm on the page. It stays until it is over or another is chosen: a page that jumps has its button pressed for the wrong one. */
export function useCurrent(open: readonly IncidentView[]): [IncidentView | undefined, (id: string) => void] {
  const [chosen, setChosen] = useState(asked)
  const current = open.find(({ id }) => id === chosen) ?? open[0]
  useEffect(() => {
    if (current) setChosen(current.id)
  }, [current])
  useEffect(() => {
    const worker = 'serviceWorker' in navigator ? navigator.serviceWorker : null
    const said = ({ data }: MessageEvent<WorkerSays>) => {
      if (data?.type === 'choose') setChosen(data.incident)
    }
    worker?.addEventListener('message', said)
    return () => worker?.removeEventListener('message', said)
  }, [])
  return [current, setChosen]
}
