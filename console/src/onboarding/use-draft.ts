import { useState } from 'react'

const KEY = 'tieng-chuong.draft.'

/**
 * What is being typed into a form, kept in this tab until it is saved: a wrong tap on "back" loses nothing.
 * Not longer than the tab lives, because contacts have telephone numbers.
 */
export function useDraft<T extends object>(name: string, initial: T): [T, (change: Partial<T>) => void, () => void] {
  const key = KEY + name
  const [draft, setDraft] = useState<T>(() => ({ ...initial, ...read<T>(key) }))
  const change = (some: Partial<T>) =>
    setDraft((before) => {
      const after = { ...before, ...some }
      sessionStorage.setItem(key, JSON.stringify(after))
      return after
    })
  return [draft, change, () => sessionStorage.removeItem(key)]
}

function read<T>(key: string): Partial<T> {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<T>
  } catch {
    return {}
  }
}
