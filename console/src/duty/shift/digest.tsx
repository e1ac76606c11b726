import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Trouble } from '../../look/trouble.tsx'
import { shiftTime } from '../../time/format.ts'
import { useNow } from '../../time/use-now.ts'
import { digestWords, type Sentence } from './digest-words.ts'
import * as queries from './queries.ts'

/** What whoever takes over should know, in sentences. */
/** @param props.title when it stands beside something else than the shift's own page */
export function Digest({ title }: { title?: string }) {
  const { t } = useTranslation()
  const now = useNow()
  const { data, error } = useQuery(queries.digest)
  return (
    <section className="box digest" aria-label={title ?? t('shift.digest.title')}>
      <h2>{title ?? t('shift.digest.title')}</h2>
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
    </section>
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
