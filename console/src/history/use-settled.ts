import { useEffect, useState } from 'react'

/** Longer than between two letters, shorter than anybody waits. */
const PAUSE_MS = 250

/** The value once it has stood still: a search is asked for when the typing pauses. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
