import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Trouble } from '../../look/trouble.tsx'
import { shiftTime } from '../../time/format.ts'
import { hubNow } from '../../time/server-clock.ts'
import { useNow } from '../../time/use-now.ts'
import { digestWords, type Sentence } from './digest-words.ts'
import * as queries from './queries.ts'

/** Who has just taken over asks for what was before; later one's own shift is the question. */
const YOUNG_MS = 30 * 60_000
const HOURS = 12

/** What whoever takes over should know, in sentences; of one's own shift, or of the hours before it. */
export function Digest({ since }: { since: string | undefined }) {
  const { t } = useTranslation()
  const [hours, setHours] = useState(() => (since && hubNow() - Date.parse(since) > YOUNG_MS ? null : HOURS))
  const range = (of: number | null, words: string) => (
    <button type="button" className="act act-small" aria-pressed={hours === of} onClick={() => setHours(of)}>
      {words}
    </button>
  )
  return (
    <section className="box digest" aria-label={t('shift.digest.title')}>
      <h2>{t('shift.digest.title')}</h2>
      {since && (
        <div className="digest-ranges">
          {range(null, t('shift.digest.thisShift'))}
          {range(HOURS, t('shift.digest.lastHours'))}
        </div>
      )}
      <Chapters hours={since ? hours : HOURS} since={since} />
    </section>
  )
}

export function Chapters({ hours, since }: { hours: number | null; since: string | undefined }) {
  const { t } = useTranslation()
  const now = useNow()
  const { data, error } = useQuery(queries.digest(hours, since))
  return (
    <>
      <Trouble error={error} />
      {data && (
        <>
          <p className="quiet-words">{t('shift.digest.range', { from: shiftTime(data.from, now) })}</p>
          {data.partial && <p className="trouble">{t('shift.digest.partial')}</p>}
          {digestWords(data, now, t).map(({ key, sentences }) => (
            <div key={key} className="chapter">
              <h3>{t(`shift.digest.${key}`)}</h3>
              <ul>
                {sentences.map((sentence) => (
                  <Line key={sentence.key} sentence={sentence} />
                ))}
              </ul>
            </div>
          ))}
        </>
      )}
    </>
  )
}

/** Few parts stand there at once; many wait behind a click. */
const SHOWN = 4

function Line({ sentence: { words, waits, parts = [] } }: { sentence: Sentence }) {
  const { t } = useTranslation()
  const list = (some: string[]) => (
    <ul className="parts">
      {some.map((part) => (
        <li key={part}>{part}</li>
      ))}
    </ul>
  )
  return (
    <li data-waits={waits || undefined}>
      {words}
      {parts.length > 0 && list(parts.length > SHOWN + 1 ? parts.slice(0, SHOWN) : parts)}
      {parts.length > SHOWN + 1 && (
        <details>
          <summary>{t('shift.digest.more', { count: parts.length })}</summary>
          {list(parts.slice(SHOWN))}
        </details>
      )}
    </li>
  )
}
