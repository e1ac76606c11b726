import './texts.ts'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../api/api-error.ts'
import { problemText } from '../api/problem-text.ts'
import { timeOrDay } from '../time/format.ts'
import type { Push } from './use-push.ts'

/** Says plainly whether this phone can be woken, and the next thing to do about it. */
export function PushCard({ push }: { push: Push }) {
  const { t } = useTranslation()
  const { ability, error, subscribed } = push
  const why = error instanceof ApiError ? problemText(error, t) : error ? t('push.service') : null
  return (
    <section className="note push">
      {!subscribed && <h2>{t('push.title')}</h2>}
      {ability === 'insecure' && <p>{t('push.insecure')}</p>}
      {ability === 'unsupported' && <p>{t('push.unsupported')}</p>}
      {ability === 'denied' && <p>{t('push.denied')}</p>}
      {ability === 'not-asked' && <p>{t('push.why')}</p>}
      {why && ability !== 'denied' && <p role="alert">{why}</p>}
      {(ability === 'not-asked' || (ability === 'allowed' && !subscribed)) && (
        <button type="button" className="mid mid-go" disabled={push.busy} onClick={push.allow}>
          {t('push.allow')}
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
    sent: t('push.testing'),
    late: t('push.late'),
    nothing: t('push.testNothing'),
    failed: t('push.testFailed'),
  }[test]
  return (
    <>
      <p>{proven && shownAt !== null ? t('push.proven', { time: timeOrDay(shownAt, Date.now()) }) : t('push.unproven')}</p>
      <p role="status">{words}</p>
      <button type="button" className="mid" disabled={test === 'sent'} onClick={sendTest}>
        {t('push.test')}
      </button>
    </>
  )
}
