import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as queries from '../api/queries.ts'

/** Whether anything is there that could ring. */
export function BellListens({ station }: { station: string }) {
  const { t } = useTranslation()
  const gateways = useQuery(queries.gateways).data
  const listens = gateways?.some((gateway) => gateway.station === station && gateway.state === 'online')
  return gateways && !listens ? <p>{t('stations.bellNoGateway')}</p> : null
}
