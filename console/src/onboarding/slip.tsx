/** Slips that are cut out and handed over: eight to a sheet, each with a QR code that works once. */
import '../look/paper.css'
import './slip.css'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { inParts } from './in-parts.ts'
import { Qr } from './qr.tsx'

const TO_A_SHEET = 8

/** @param children one slip each */
export function SlipSheets({ title, children }: { title: string; children: readonly ReactNode[] }) {
  const sheets = inParts(children, TO_A_SHEET)
  return (
    <>
      {sheets.map((slips, at) => (
        // a sheet has no name but its place
        <article key={String(at)} className="paper slips" aria-label={`${title} ${at + 1}/${sheets.length}`}>
          {slips}
        </article>
      ))}
    </>
  )
}

type Props = {
  /** What it is for, largest. */
  name: string
  code?: string
  lines: readonly string[]
  link: string
  /** What to do with it, and until when. */
  foot: string
}

export function Slip({ name, code, lines, link, foot }: Props) {
  const { t } = useTranslation()
  return (
    <section className="slip">
      <Qr text={link} label={t('slips.qr', { name })} />
      <div>
        <p className="slip-name">
          {code && <span className="code">{code}</span>} {name}
        </p>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p className="slip-foot">{foot}</p>
      </div>
      <p className="slip-link">{link}</p>
    </section>
  )
}
