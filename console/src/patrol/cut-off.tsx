import { useTranslation } from 'react-i18next'
import { clockTime } from '../time/format.ts'

/** Without the hub the page says of what moment it speaks. */
export function CutOff({ asOf }: { asOf: number | null }) {
  const { t } = useTranslation()
  return (
    <section className="lost" aria-label={t('patrol.cut.title')}>
      <b role="alert">{t('patrol.cut.title')}</b>
      <span className="as-of">{asOf === null ? t('patrol.cut.nothing') : t('patrol.cut.asOf', { time: clockTime(asOf) })}</span>
    </section>
  )
}
