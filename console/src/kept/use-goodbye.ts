import { useEffect, useState } from 'react'
import { hubNow } from '../time/server-clock.ts'
import { type LastGoodbye, readGoodbye } from './last-goodbye.ts'
import { onKept } from './store.ts'

/** What this browser keeps of the hub's last good-bye; null: nothing. */
export function useGoodbye(): LastGoodbye | null {
  const [last, setLast] = useState<LastGoodbye | null>(null)
  useEffect(() => {
    const read = () => void readGoodbye(hubNow()).then(setLast)
    read()
    return onKept(read)
  }, [])
  return last
}
