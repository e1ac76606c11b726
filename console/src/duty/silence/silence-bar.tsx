import { useTranslation } from 'react-i18next'
import type { Outage } from '../../../../hub/contract/duty-views.ts'
import { silenceName } from './silence-words.ts'

type Props = { raised: readonly Outage[]; away: boolean; onGo: () => void }

/**
 * Above the desk's other pages, where the rail is not; what rings stands above it.
 * @param props.away false: the rail is on this page, and out of sight only where the page is narrow
 */
export function SilenceBar({ raised, away, onGo }: Props) {
  const { t } = useTranslation()
  if (raised.length === 0) return null
  return (
    <div className="warning silence-bar" data-narrow={!away || undefined} role="alert">
      <span>{t('silence.bar', { names: raised.map((outage) => silenceName(outage, t)).join(', ') })}</span>
      <button type="button" className="act act-small" onClick={away ? onGo : toRail}>
        {t('silence.barGo')}
      </button>
    </div>
  )
}

const toRail = () => document.querySelector('.silence-raised')?.scrollIntoView()
