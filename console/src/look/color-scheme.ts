/** Dark at the desk, light everywhere else, until somebody chooses; the choice is kept per page, because a wall and a phone differ. */
import { useSyncExternalStore } from 'react'
import { usePage } from '../path.ts'

export type ColorScheme = 'dark' | 'light'
const key = (page: string) => `tieng-chuong.scheme.${page}`
const readers = new Set<() => void>()

export function schemeOf(page: string): ColorScheme {
  const chosen = localStorage.getItem(key(page))
  return chosen === 'dark' || chosen === 'light' ? chosen : page === 'duty' ? 'dark' : 'light'
}

function subscribe(read: () => void) {
  readers.add(read)
  return () => readers.delete(read)
}

/** The scheme of the page that is open, and the switch to the other one. */
export function useColorScheme(): [ColorScheme, () => void] {
  const page = usePage()
  const scheme = useSyncExternalStore(subscribe, () => schemeOf(page))
  const turn = () => {
    localStorage.setItem(key(page), scheme === 'dark' ? 'light' : 'dark')
    for (const read of readers) read()
  }
  return [scheme, turn]
}
