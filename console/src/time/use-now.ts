import { useSyncExternalStore } from 'react'
import { hubNow } from './server-clock.ts'

/** Four times a second, so that no two ages on the page are seen to disagree for long. */
const TICK_MS = 250
const readers = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let now = hubNow()

function tick() {
  now = hubNow()
  for (const each of readers) each()
}

function subscribe(reader: () => void) {
  readers.add(reader)
  if (!timer) {
    now = hubNow()
    timer = setInterval(tick, TICK_MS)
  }
  return () => {
    readers.delete(reader)
    if (readers.size === 0) {
      clearInterval(timer)
      timer = undefined
    }
  }
}

/** Hub time in whole seconds, as ms since 1970: a reader is drawn anew once a second, all in the same tick. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => Math.floor((timer ? now : hubNow()) / 1000) * 1000)
