import { useTranslation } from 'react-i18next'
import type { Outage } from '../../../../hub/contract/duty-views.ts'
import { silenceName } from './silence-words.ts'

/** Above the desk's other pages, where the rail is not. What rings stands above it. */
export function SilenceBar({ raised, onGo }: { raised: readonly Outage[]; onGo: () => void }) {
  const { t } = useTranslation()
  if (raised.length === 0) return null
  return (
    <div className="warning" role="alert">
      <span>{t('silence.bar', { names: raised.map((outage) => silenceName(outage, t)).join(', ') })}</span>
      <button type="button" className="act act-small" aria-keyshortcuts="B" onClick={onGo}>
        {t('silence.barGo')}
      </button>
    </div>
  )
}
