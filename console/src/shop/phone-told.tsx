import { useTranslation } from 'react-i18next'
import type { Session } from '../../../hub/contract/api.ts'
import type { Told } from './use-told.ts'

/** What this phone is told of its shop, and what it never is: an alarm, because it may lie beside the robber. */
export function PhoneTold({ told: { says, busy, turnOn, turnOff }, role }: { told: Told; role: Session['role'] }) {
  const { t } = useTranslation()
  return (
    <section className="pins">
      <h3>{t('shop.told.title')}</h3>
      <ul className="told">
        <li>{t('shop.told.reminder')}</li>
        {role === 'manager' && <li>{t('shop.told.dark')}</li>}
      </ul>
      <p>
        <strong>{t('shop.told.never')}</strong>
      </p>
      <p role="status" className={says === 'on' ? 'said-well' : undefined}>
        {t(`shop.told.says.${says}`)}
      </p>
      {(says === 'off' || says === 'no-service') && (
        <button type="button" className="mid" disabled={busy} onClick={turnOn}>
          {says === 'off' ? t('shop.told.turnOn') : t('shop.told.again')}
        </button>
      )}
      {says === 'on' && (
        <button type="button" className="quiet" disabled={busy} onClick={() => void turnOff()}>
          {t('shop.told.turnOff')}
        </button>
      )}
    </section>
  )
}
