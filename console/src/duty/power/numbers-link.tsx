import './texts.ts'
import { useTranslation } from 'react-i18next'
import type { Outage } from '../../../../hub/contract/duty-views.ts'
import { follow } from '../../follow.ts'

const PATH = '/duty/phones'

/** While the hub runs on its battery: the numbers, to be printed before it is too late. */
export function NumbersLink({ outage: { power } }: { outage: Outage }) {
  const { t } = useTranslation()
  if (!power?.hub) return null
  return (
    <a className="card-call" href={PATH} onClick={(event) => follow(event, PATH)}>
      {t('power.phones')}
    </a>
  )
}
