import type { MouseEvent, ReactNode } from 'react'
import { goTo, usePage } from '../path.ts'

type Props = { page: 'history' | 'reports' | 'quality'; className?: string; children: ReactNode }

/** A link to the other of the two pages, on whichever desk this one lies. A plain click stays in the page, where a siren may be running. */
export function Inside({ page, className, children }: Props) {
  const path = `/${usePage()}/${page}`
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    goTo(path)
  }
  return (
    <a href={path} className={className} onClick={follow}>
      {children}
    </a>
  )
}
