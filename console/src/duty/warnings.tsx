import { useTranslation } from 'react-i18next'
import type { DutyView } from '../../../hub/contract/duty-views.ts'
import { unlockSiren, useSiren } from '../siren/siren.ts'

/**
 * What makes this desk deaf, and the one click that mends it.
 * @param props.signOn null: something larger on the page offers it already
 */
export function Warnings({ duty, busy, signOn }: { duty: DutyView | null; busy: boolean; signOn: (() => void) | null }) {
  const { t } = useTranslation()
  const { running } = useSiren()
  if (signOn && duty && !duty.onDuty)
    return (
      <div className="warning" role="status">
        <span>{t('duty.notOnDutyBanner')}</span>
        <button type="button" className="act act-small" disabled={busy} onClick={signOn}>
          {t('duty.signOn')}
        </button>
      </div>
    )
  if (duty?.onDuty && !running)
    return (
      <div className="warning warning-loud" role="alert">
        <span>
          <b>{t('duty.soundOff')}</b> {t('duty.soundOffWhy')}
        </span>
        <button type="button" className="act act-small" onClick={unlockSiren}>
          {t('duty.soundOn')}
        </button>
      </div>
    )
  return null
}
