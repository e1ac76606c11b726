import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'

/** What the printer gets instead of the page; on the screen it is not there. */
export function PrintSheet({ children }: { children: ReactNode }) {
  return createPortal(<div className="print-sheet">{children}</div>, document.body)
}
