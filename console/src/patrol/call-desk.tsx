import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as queries from '../api/queries.ts'

export function CallDesk({ station }: { station: string }) {
  const { t } = useTranslation()
  const { data } = useQuery(queries.stations)
  const phone = data?.find(({ id }) => id === station)?.phone
  if (!phone) return null
  return (
    <a className="mid" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
      {t('patrol.callDesk')}
    </a>
  )
}
