import { useEffect, useState } from 'react'
import { goTo } from '../path.ts'

/**
 * Holds the page while something is unsaved: every way off it, a link, the menu or the back button, changes the address and is said
 * by `popstate`. Heard first, it is undone, and asked about.
 * @returns where somebody wanted to go, and what lets them go there or keeps them here
 */
export function useUnsaved(isUnsaved: boolean): { wanted: string | null; stay: () => void; leave: () => void } {
  const [wanted, setWanted] = useState<string | null>(null)
  const [leaving, setLeaving] = useState(false)
  const held = isUnsaved && !leaving
  useEffect(() => {
    if (!held) return
    const here = location.pathname
    const hold = (event: PopStateEvent) => {
      if (location.pathname === here) return
      event.stopImmediatePropagation()
      setWanted(location.pathname + location.search)
      history.pushState(null, '', here)
    }
    const unload = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('popstate', hold, true)
    addEventListener('beforeunload', unload)
    return () => {
      removeEventListener('popstate', hold, true)
      removeEventListener('beforeunload', unload)
    }
  }, [held])
  useEffect(() => {
    if (leaving && wanted !== null) goTo(wanted)
  }, [leaving, wanted])
  return { wanted: leaving ? null : wanted, stay: () => setWanted(null), leave: () => setLeaving(true) }
}
