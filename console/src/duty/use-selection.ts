import { useCallback, useEffect, useRef, useState } from 'react'
import type { IncidentView } from '../../../hub/contract/views.ts'
import type { Held } from '../feed/feed-state.ts'
import type { Queue } from '../feed/order.ts'

/** A stray key just after another incident came up must not answer it. */
export const DEAD_KEYS_MS = 1000

/**
 * Which incident the desk is looking at. A new alarm takes the place of anything that does not ring, never of one that
 * does, and never while a dialog is open.
 * @param away another page is open in its place
 * @param ready everything open has been sent: only now it is known what has rung the longest
 */
export function useSelection({ ringing, inHand, quiet }: Queue, dialogOpen: boolean, away: boolean, ready: boolean) {
  const [id, setId] = useState<string | null>(null)
  const changedAt = useRef(Number.NEGATIVE_INFINITY)
  const known = useRef(new Set<string>())
  const shown = [...ringing, ...inHand, ...quiet]
  const selected: Held<IncidentView> | null = shown.find(({ view }) => view.id === id) ?? null

  const sorted = useRef(false)

  const select = useCallback((next: string | null) => {
    sorted.current = true
    setId(next)
  }, [])

  useEffect(() => {
    if (dialogOpen) return
    if (!ready && !selected) sorted.current = false
    const fresh = ringing.find(({ view }) => !known.current.has(keyOf(view)))
    for (const { view } of ringing) known.current.add(keyOf(view))
    if (ready && !sorted.current) {
      // While the list was coming whatever came first was shown; nobody has chosen it.
      sorted.current = true
      return setId((ringing[0] ?? inHand[0])?.view.id ?? null)
    }
    if (selected?.view.ringing) return
    if (fresh) setId(fresh.view.id)
    else if (!selected) setId((ringing[0] ?? inHand[0])?.view.id ?? null)
  }, [ringing, inHand, selected, dialogOpen, ready])

  const selectedId = selected?.view.id
  useEffect(() => {
    // Coming back from another page brings it up anew, too.
    if (selectedId && !away) changedAt.current = performance.now()
  }, [selectedId, away])

  const keysAreDead = useCallback(() => performance.now() - changedAt.current < DEAD_KEYS_MS, [])
  return { selected, select, keysAreDead }
}

const keyOf = (view: IncidentView) => `${view.id} ${view.rangAt}`
