/** Dark at the desk, light everywhere else, until somebody chooses; the choice is kept per page, because a wall and a phone differ. */
import { useState } from 'react'

export type ColorScheme = 'dark' | 'light'
const key = (page: string) => `tieng-chuong.scheme.${page}`

export function schemeOf(page: string): ColorScheme {
  const chosen = localStorage.getItem(key(page))
  return chosen === 'dark' || chosen === 'light' ? chosen : page === 'duty' ? 'dark' : 'light'
}

export function useColorScheme(page: string): [ColorScheme, () => void] {
  const [choices, setChoices] = useState<Record<string, ColorScheme>>({})
  const scheme = choices[page] ?? schemeOf(page)
  return [
    scheme,
    () => {
      const other = scheme === 'dark' ? 'light' : 'dark'
      localStorage.setItem(key(page), other)
      setChoices({ ...choices, [page]: other })
    },
  ]
}
