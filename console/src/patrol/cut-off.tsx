import { useTranslation } from 'react-i18next'
import { useSilence } from '../feed/use-silence.ts'
import { clockTime } from '../time/format.ts'
import { useOnline } from './use-online.ts'

/** Without the hub the page says of what moment it speaks, and what becomes of what is pressed. */
export function CutOff({ asOf }: { asOf: number | null }) {
  const { t } = useTranslation()
  const { stale } = useSilence()
  const online = useOnline()
  if (!stale && online) return null
  return (
    <div className="lost">
      <b role="alert">{t('patrol.cut.title')}</b>
      <span className="as-of">{asOf === null ? t('patrol.cut.nothing') : t('patrol.cut.asOf', { time: clockTime(asOf) })}</span>
      <span>{t('patrol.cut.queue')}</span>
    </div>
  )
}
