import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from './link.tsx'

type Props = {
  title: string
  /** What this page is for, in a sentence. */
  lead?: ReactNode
  /** Where it came from. */
  back?: { to: string; words: string }
  /** The one thing most often done here. */
  children?: ReactNode
}

/** The head of every page of the office: its only h1, the name of the window, and where the keyboard begins after a step. */
export function PageHead({ title, lead, back, children }: Props) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} — ${t('brand')}`
  }, [title, t])
  // A screen reader hears where it came to; on the first load the browser's own beginning is right.
  useEffect(() => {
    if (document.activeElement?.closest('.office')) heading.current?.focus()
  }, [])
  return (
    <div className="page-head">
      {back && (
        <Link className="page-back" to={back.to}>
          ← {back.words}
        </Link>
      )}
      <div className="page-row">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </div>
      {lead && <p className="page-lead">{lead}</p>}
    </div>
  )
}
