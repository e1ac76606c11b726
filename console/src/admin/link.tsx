import type { AnchorHTMLAttributes } from 'react'
import { goTo } from '../path.ts'

type Props = { to: string; onGo?: () => void } & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'onClick'>

/** A link within the console: opened without loading anew, and still a link for the middle button and "open in a new tab". */
export function Link({ to, onGo, ...rest }: Props) {
  return (
    <a
      {...rest}
      href={to}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        goTo(to)
        onGo?.()
      }}
    />
  )
}
