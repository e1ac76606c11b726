import { useEffect, useRef } from 'react'
import type { IncidentView } from '../../../hub/contract/views.ts'

const LOOK_MS = 500
/** After the last key or touch: a click that is under way must not lose its page. */
const IDLE_MS = 1_500
/** In a field somebody thinks between two words. */
const THINKING_MS = 5_000
const FIELDS = 'textarea, select, input:not([type="checkbox"], [type="radio"], [type="range"], [type="button"], [type="submit"])'
const isField = (at: EventTarget | null): at is HTMLInputElement => at instanceof Element && at.matches(`${FIELDS}, [contenteditable]`)

/**
 * A new alarm brings the desk back by itself, unless somebody is typing, has a dialog open, or has typed what would be lost;
 * then as soon as that is over. Nobody is brought back twice by the same ringing: who leaves again meant it.
 * @param away another page is open
 */
export function useReturn(ringing: readonly IncidentView[], away: boolean, back: () => void): void {
  const known = useRef(new Set<string>())
  const pending = useRef(false)
  const typed = useRef(new Set<HTMLInputElement>())
  const touchedAt = useRef(Number.NEGATIVE_INFINITY)
  const latest = useRef(back)
  useEffect(() => {
    latest.current = back
  })

  useEffect(() => {
    const onInput = ({ target }: Event) => {
      if (isField(target) && target.type !== 'search') typed.current.add(target)
    }
    const touch = () => {
      touchedAt.current = performance.now()
    }
    addEventListener('input', onInput, true)
    for (const each of ['pointerdown', 'keydown'] as const) addEventListener(each, touch, true)
    return () => {
      removeEventListener('input', onInput, true)
      for (const each of ['pointerdown', 'keydown'] as const) removeEventListener(each, touch, true)
    }
  }, [])

  useEffect(() => {
    const fresh = ringing.filter((view) => !known.current.has(ringOf(view)))
    known.current = new Set(ringing.map(ringOf))
    if (!away) {
      pending.current = false
      typed.current.clear()
      return
    }
    if (fresh.length > 0) pending.current = true
    if (ringing.length === 0) pending.current = false
    const free = () => {
      for (const field of typed.current) if (!field.isConnected || field.value === '') typed.current.delete(field)
      return typed.current.size === 0 && !document.querySelector('[role="dialog"], dialog[open]')
    }
    const look = () => {
      const patience = isField(document.activeElement) ? THINKING_MS : IDLE_MS
      if (!pending.current || !free() || performance.now() - touchedAt.current < patience) return
      pending.current = false
      latest.current()
    }
    look()
    const timer = setInterval(look, LOOK_MS)
    return () => clearInterval(timer)
  }, [ringing, away])
}

const ringOf = (view: IncidentView) => `${view.id} ${view.rangAt}`
