import './texts.ts'
import { useTranslation } from 'react-i18next'
import { useSilence } from '../../feed/use-silence.ts'
import { useGoodbye } from '../../kept/use-goodbye.ts'
import { goTo } from '../../path.ts'
import { shiftTime } from '../../time/format.ts'
import { useNow } from '../../time/use-now.ts'

/** The hub is not heard any more, and had said that this would come. */
export function GoodbyeBar() {
  const { t } = useTranslation()
  const now = useNow()
  const { stale } = useSilence()
  const last = useGoodbye()
  if (!stale || !last?.saidAt) return null
  return (
    <div className="warning silence-bar" role="alert">
      <span>{t('power.bar', { station: last.station, time: shiftTime(last.saidAt, now) })}</span>
      <button type="button" className="act act-small" onClick={() => goTo('/duty/phones')}>
        {t('power.barOpen')}
      </button>
    </div>
  )
}
