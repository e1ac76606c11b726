import { useTranslation } from 'react-i18next'
import { canWake, type Standing } from '../push/standing.ts'

/** Green only when this phone has really shown one with its screen off; a touch leads to what is missing. */
export function Wakeable({ standing }: { standing: Standing }) {
  const { t } = useTranslation()
  const words =
    standing === 'proven'
      ? t('patrol.wake.proven')
      : canWake(standing) || standing === 'subscribing' || standing === 'hub-away'
        ? t('patrol.wake.unproven')
        : t('patrol.wake.cannot')
  return (
    <a href="#may" className="wakeable" data-tone={standing === 'proven' ? 'proof' : 'waits'}>
      {words}
    </a>
  )
}
