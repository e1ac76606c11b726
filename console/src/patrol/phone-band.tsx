import { useTranslation } from 'react-i18next'
import type { DutyView } from '../../../hub/contract/duty-views.ts'
import type { Push } from '../push/use-push.ts'
import { shiftTime } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { phoneTrouble } from './phone-trouble.ts'

/** On duty and not to be woken: said to whoever holds the phone, with the reason and what to do, until it has shown a push. */
export function PhoneBand({ duty, push }: { duty: DutyView | null; push: Push }) {
  const { t } = useTranslation()
  const now = useNow()
  const found = phoneTrouble(duty, push)
  if (!found) return null
  const since = found.since ? t('patrol.lost.since', { time: shiftTime(found.since, now) }) : ''
  if (found.which === 'other')
    return (
      <section className="phone-lost" data-other aria-label={t('patrol.lost.other')}>
        <b className="phone-lost-title" role="status">
          {t('patrol.lost.other')}
        </b>
        <p>{`${t(`patrol.lost.why.${found.why}`)} ${since} ${t('patrol.lost.otherDo')}`}</p>
      </section>
    )
  return (
    <section className="phone-lost" aria-label={t('patrol.lost.title')}>
      <b className="phone-lost-title" role="alert">
        {t('patrol.lost.title')}
      </b>
      {found.why && <p>{`${t(`patrol.lost.why.${found.why}`)} ${since}`}</p>}
      {found.why === null ? (
        <a href="#may">{t('patrol.lost.see')}</a>
      ) : (
        <>
          <ol>
            {(['permission', 'battery', 'renew', 'test'] as const).map((step) => (
              <li key={step}>{t(`patrol.lost.steps.${step}`)}</li>
            ))}
          </ol>
          <button type="button" className="mid mid-go" disabled={push.busy} onClick={push.renew}>
            {t('patrol.lost.renew')}
          </button>
        </>
      )}
    </section>
  )
}
