import { useTranslation } from 'react-i18next'
import type { Outage } from '../../../../hub/contract/duty-views.ts'
import { telephone } from '../../look/telephone.ts'

/** Of a desk that nobody is before: its telephone. */
export function CallDesk({ outage: { station } }: { outage: Outage }) {
  const { t } = useTranslation()
  if (!station?.phone) return null
  const { name, phone } = station
  const words = t('duty.desk.call', { phone })
  return (
    <a className="card-call" href={telephone(phone)} aria-label={`${words}, ${name}`}>
      {words}
    </a>
  )
}
