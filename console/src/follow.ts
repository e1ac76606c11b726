import type { MouseEvent } from 'react'
import { goTo } from './path.ts'

/** For a link within the console: a plain click stays in the page, where the siren is running; any other is the browser's. */
export function follow(event: MouseEvent, path: string): void {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  goTo(path)
}
