import { useTranslation } from 'react-i18next'
import { ApiError } from '../api/api-error.ts'
import { problemText } from '../api/problem-text.ts'
import { timeOrDay } from '../time/format.ts'
import type { Push } from './use-push.ts'

/** Says plainly whether this phone can be woken, and the next thing to do about it. */
export function PushCard({ push }: { push: Push }) {
  const { t } = useTranslation()
  const { ability, error, subscribed } = push
  const why = error instanceof ApiError ? problemText(error, t) : error ? t('patrol.push.service') : null
  return (
    <section className="note push">
      {!subscribed && <h2>{t('patrol.push.title')}</h2>}
      {ability === 'insecure' && <p>{t('patrol.push.insecure')}</p>}
      {ability === 'unsupported' && <p>{t('patrol.push.unsupported')}</p>}
      {ability === 'denied' && <p>{t('patrol.push.denied')}</p>}
      {ability === 'not-asked' && <p>{t('patrol.push.why')}</p>}
      {why && ability !== 'denied' && <p role="alert">{why}</p>}
      {(ability === 'not-asked' || (ability === 'allowed' && !subscribed)) && (
        <button type="button" className="mid mid-go" disabled={push.busy} onClick={push.allow}>
          {t('patrol.push.allow')}
        </button>
      )}
      {subscribed && <Proof push={push} />}
    </section>
  )
}

function Proof({ push: { shownAt, proven, test, sendTest } }: { push: Push }) {
  const { t } = useTranslation()
  const words = {
    idle: null,
    shown: null,
    sent: t('patrol.push.testing'),
    late: t('patrol.push.late'),
    nothing: t('patrol.push.testNothing'),
    failed: t('patrol.push.testFailed'),
  }[test]
  return (
    <>
      <p>{proven && shownAt !== null ? t('patrol.push.proven', { time: timeOrDay(shownAt, Date.now()) }) : t('patrol.push.unproven')}</p>
      <p role="status">{words}</p>
      <button type="button" className="mid" disabled={test === 'sent'} onClick={sendTest}>
        {t('patrol.push.test')}
      </button>
    </>
  )
}
