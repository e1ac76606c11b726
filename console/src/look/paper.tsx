/** A sheet that will be printed: A4, black on white in any theme, and alone on the paper. */
import './paper.css'
import './paper-texts.ts'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { dateParts } from '../time/format.ts'

type Props = {
  title: string
  children: ReactNode
  /** The two lines of the state above it: for what is signed and filed. */
  official?: boolean
  /** Whose sheet it is, top left: the hub or the station. */
  office?: string
  /** Where and when it is made out; the place is part of the date in Vietnam. */
  place?: string
  at?: string | number
}

export function Paper({ title, children, official = false, office, place, at }: Props) {
  const { t } = useTranslation()
  const date = at === undefined ? null : t('paper.date', dateParts(at))
  return (
    <article className="paper" aria-label={title}>
      <header className="paper-head">
        {office && <p className="paper-office">{office}</p>}
        {official && (
          <p className="paper-state">
            <b>{t('paper.state')}</b>
            <span>{t('paper.motto')}</span>
          </p>
        )}
      </header>
      {date && <p className="paper-date">{place ? `${place}, ${date}` : date}</p>}
      <h2 className="paper-title">{title}</h2>
      {children}
    </article>
  )
}

/** One column a party: who signs, and room to do it. */
export function Signatures({ parties }: { parties: readonly { role: string; name?: string }[] }) {
  const { t } = useTranslation()
  return (
    <ul className="paper-signatures">
      {parties.map(({ role, name }) => (
        <li key={role}>
          <b>{role}</b>
          <i>{t('paper.sign')}</i>
          <span>{name}</span>
        </li>
      ))}
    </ul>
  )
}

/** @param quiet beside something that is done more often */
export function PrintButton({ words, quiet = false }: { words?: string; quiet?: boolean }) {
  const { t } = useTranslation()
  return (
    <Button size="lg" variant={quiet ? 'default' : 'filled'} onClick={() => print()}>
      {words ?? t('paper.print')}
    </Button>
  )
}
