import { useTranslation } from 'react-i18next'

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

export const telephone = (phone: string): string => `tel:${phone.replace(/[^\d+]/g, '')}`
