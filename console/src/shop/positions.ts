/** What a PIN has opened, until it is forgotten: in memory only, and gone with the page. */
import { useEffect, useSyncExternalStore } from 'react'
import type { Positions } from '../../../hub/contract/shop.ts'
import { hubNow } from '../time/server-clock.ts'

const opened = new Map<string, Positions>()
const timers = new Map<string, ReturnType<typeof setTimeout>>()
const readers = new Set<() => void>()

function tell() {
  for (const read of readers) read()
}

export function hidePositions(site: string): void {
  clearTimeout(timers.get(site))
  timers.delete(site)
  if (opened.delete(site)) tell()
}

export function showPositions(site: string, positions: Positions): void {
  hidePositions(site)
  opened.set(site, positions)
  timers.set(
    site,
    setTimeout(() => hidePositions(site), Math.max(0, Date.parse(positions.until) - hubNow())),
  )
  tell()
}

function subscribe(read: () => void) {
  readers.add(read)
  return () => readers.delete(read)
}

/** Null: not opened, or forgotten again. */
export const usePositions = (site: string): Positions | null => useSyncExternalStore(subscribe, () => opened.get(site) ?? null)

export function useLabels(site: string): ReadonlyMap<string, string> | null {
  const positions = usePositions(site)
  return positions && new Map(positions.buttons.map(({ id, label }) => [id, label]))
}

/** Whoever signs in here next begins with nothing. */
export function useForgetPositions(): void {
  useEffect(
    () => () => {
      for (const site of [...opened.keys()]) hidePositions(site)
    },
    [],
  )
}
