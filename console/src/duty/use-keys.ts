import { useEffect, useRef } from 'react'

export type Keys = Partial<Record<string, () => void>>

/** True when the key belongs to what has the focus: a field, a dialog, or a control reached by Tab. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target
  if (!(target instanceof Element)) return false
  if (target.closest('input, textarea, select, [role="dialog"], [role="menu"]')) return true
  // The enter key works whatever has the focus, also where a mouse has put it.
  if (event.key === 'Enter') return target.matches('button, a, summary')
  return event.key === ' ' && target.matches('button:focus-visible, a:focus-visible, summary:focus-visible')
}

/** Single keys for the whole page. @param keys by `KeyboardEvent.key`, letters in lower case */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || isTaken(event)) return
      const act = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      if (!act) return
      event.preventDefault()
      // A key held down is one wish, not many.
      if (!event.repeat) act()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
