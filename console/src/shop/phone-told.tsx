import { useTranslation } from 'react-i18next'
import { usePush } from '../push/use-push.ts'

/** Whether this phone is told when a shop of its manager falls silent. It is never told of an alarm: it may lie beside the robber. */
export function PhoneTold() {
  const { t } = useTranslation()
  const { standing, subscribed, busy, allow } = usePush(undefined)
  const canAsk = standing === 'not-asked' || standing === 'no-service'
  const says = subscribed ? 'on' : canAsk ? 'off' : standing === 'subscribing' || standing === 'hub-away' ? 'waits' : 'cannot'
  return (
    <section className="pins">
      <h3>{t('shop.told.title')}</h3>
      <p>{t('shop.told.lead')}</p>
      <p role="status" className={subscribed ? 'said-well' : undefined}>
        {t(`shop.told.${says}`)}
      </p>
      {canAsk && (
        <button type="button" className="mid" disabled={busy} onClick={allow}>
          {t('shop.told.allow')}
        </button>
      )}
    </section>
  )
}
