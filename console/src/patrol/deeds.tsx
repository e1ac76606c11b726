import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../api/api-error.ts'
import { problemText } from '../api/problem-text.ts'
import { type Deed, isOld, isWaiting } from '../outbox/queue.ts'
import type { Outbox } from '../outbox/use-outbox.ts'
import { clockTime } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'

/** What was pressed and what became of it: of the same thing the last, of other alarms only what still needs somebody, with its place. */
export function Deeds({ outbox: { deeds, again, drop }, incident }: { outbox: Outbox; incident: string | undefined }) {
  const { t } = useTranslation()
  const now = useNow()
  const shown = deeds.filter((deed, place) => {
    const again = deeds.slice(place + 1).some((later) => deed.do !== 'note' && later.do === deed.do && later.incident === deed.incident)
    return !again && (deed.incident === incident || deed.state !== 'sent')
  })
  if (shown.length === 0) return null
  return (
    <section className="note deeds">
      <h2>{t('patrol.deed.title')}</h2>
      {shown.some((deed) => isWaiting(deed, now)) && <p>{t('patrol.cut.queue')}</p>}
      <ul aria-live="polite">
        {shown.map((deed) => {
          const old = isOld(deed, now)
          const what = whatOf(deed, t)
          return (
            <li key={deed.key} data-tone={deed.state === 'sent' ? 'proof' : 'waits'}>
              <b>{deed.incident === incident ? what : t('patrol.deed.at', { site: deed.site, what })}</b>
              <span>{stateOf(deed, old, t)}</span>
              {(old || deed.state === 'refused') && (
                <div className="two">
                  {old && (
                    <button type="button" className="mid" onClick={() => again(deed.key)}>
                      {t('patrol.deed.again')}
                    </button>
                  )}
                  <button type="button" className="mid" onClick={() => drop(deed.key)}>
                    {t('patrol.deed.drop')}
                  </button>
                </div>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function whatOf({ do: verb, text = '' }: Deed, t: TFunction): string {
  if (verb !== 'note') return t(`patrol.deed.${verb}`)
  return t('patrol.deed.note', { text: text.length > 60 ? `${text.slice(0, 60)}…` : text })
}

function stateOf({ state, at, doneAt, problem }: Deed, old: boolean, t: TFunction): string {
  if (old) return t('patrol.deed.old', { time: clockTime(at) })
  if (state === 'waiting') return t('patrol.deed.waiting', { time: clockTime(at) })
  if (state === 'sent') return t('patrol.deed.sent', { time: clockTime(doneAt ?? at) })
  const refusal = new ApiError(problem?.code ?? 'unexpected', problem?.status ?? 0, problem ?? null)
  return t('patrol.deed.refused', { why: problemText(refusal, t) })
}
