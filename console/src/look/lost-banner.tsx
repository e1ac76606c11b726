import { useTranslation } from 'react-i18next'
import { useSilence } from '../feed/use-silence.ts'

/** Full width and impossible to miss: without the hub a quiet page proves nothing. */
export function LostBanner() {
  const { t } = useTranslation()
  const { seconds, stale } = useSilence()
  if (!stale) return null
  return (
    <section className="lost" aria-label={t('link.lost')}>
      <b role="alert">{t('link.lost')}</b>
      <span>{seconds === null ? t('link.lostNever') : t('link.lostFor', { n: seconds })}</span>
      <span>{t('link.retrying')}</span>
    </section>
  )
}
