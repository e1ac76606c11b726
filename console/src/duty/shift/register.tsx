import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PrintButton } from '../../look/paper.tsx'
import { Trouble } from '../../look/trouble.tsx'
import { hubNow } from '../../time/server-clock.ts'
import { localInput, startOfDay, zonedTime } from '../../time/zoned.ts'
import * as queries from './queries.ts'
import { RegisterSheet } from './register-sheet.tsx'

const HOUR_MS = 3_600_000

/** The time of a sheet is chosen by a click, or typed; then it is looked at, and printed. */
export function Register({ since }: { since: string | undefined }) {
  const { t } = useTranslation()
  const [from, setFrom] = useState(() => localInput(since ? Date.parse(since) : hubNow() - 12 * HOUR_MS))
  const [to, setTo] = useState(() => localInput(hubNow() + 60_000))
  const [asked, setAsked] = useState<{ from: string; to: string } | null>(null)
  const { data, error, isFetching } = useQuery({ ...queries.register(asked ?? { from: '', to: '' }), enabled: asked !== null })

  const choose = (begin: number, end: number) => {
    setFrom(localInput(begin))
    setTo(localInput(end))
    show(begin, end)
  }
  const show = (begin: number, end: number) => setAsked({ from: new Date(begin).toISOString(), to: new Date(end).toISOString() })
  const now = () => hubNow() + 60_000
  const ranges = [
    ...(since ? [['thisShift', () => choose(Date.parse(since), now())] as const] : []),
    ['lastShift', () => choose(hubNow() - 12 * HOUR_MS, now())] as const,
    ['today', () => choose(startOfDay(hubNow()), now())] as const,
    ['yesterday', () => choose(startOfDay(startOfDay(hubNow()) - HOUR_MS), startOfDay(hubNow()))] as const,
  ]
  return (
    <section className="register" aria-label={t('shift.register.section')}>
      <div className="box">
        <h2>{t('shift.register.section')}</h2>
        <p className="quiet-words">{t('shift.register.lead')}</p>
        <div className="register-ranges">
          {ranges.map(([name, pick]) => (
            <button key={name} type="button" className="act act-small" onClick={pick}>
              {t(`shift.register.${name}`)}
            </button>
          ))}
        </div>
        <form
          className="register-form"
          onSubmit={(event) => {
            event.preventDefault()
            show(zonedTime(from), zonedTime(to))
          }}
        >
          <label>
            <span>{t('shift.register.from')}</span>
            <input type="datetime-local" required value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
          </label>
          <label>
            <span>{t('shift.register.to')}</span>
            <input type="datetime-local" required value={to} onChange={(event) => setTo(event.currentTarget.value)} />
          </label>
          <button type="submit" className="act act-small" disabled={isFetching}>
            {t('shift.register.show')}
          </button>
        </form>
        <Trouble error={error} />
        {data && <PrintButton words={t('shift.register.print')} />}
      </div>
      {data && <RegisterSheet view={data} />}
    </section>
  )
}
