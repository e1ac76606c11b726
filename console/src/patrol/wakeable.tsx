import { useTranslation } from 'react-i18next'
import { canWake, type Standing } from '../push/standing.ts'

/**
 * Green only when this phone has really shown one with its screen off; a touch leads to what is missing.
 * @param lost the hub knows that it cannot be woken
 */
export function Wakeable({ standing, lost }: { standing: Standing; lost: boolean }) {
  const { t } = useTranslation()
  const words =
    standing === 'proven'
      ? t('patrol.wake.proven')
      : lost
        ? t('patrol.wake.cannot')
        : canWake(standing) || standing === 'subscribing' || standing === 'hub-away'
          ? t('patrol.wake.unproven')
          : t('patrol.wake.cannot')
  return (
    <a href="#may" className="wakeable" data-tone={standing === 'proven' ? 'proof' : 'waits'}>
      {words}
    </a>
  )
}
