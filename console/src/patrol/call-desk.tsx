import { useTranslation } from 'react-i18next'
import { telephone } from '../look/telephone.ts'

/** @param phone of the station; undefined: it has none, and that is said */
export function CallDesk({ phone }: { phone: string | undefined }) {
  const { t } = useTranslation()
  if (!phone) return <span className="mid mid-none">{t('patrol.noDeskPhone')}</span>
  return (
    <a className="mid" href={telephone(phone)}>
      {t('patrol.callDesk')}
    </a>
  )
}
