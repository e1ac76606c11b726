import { useTranslation } from 'react-i18next'
import type { Outage } from '../../../hub/contract/duty-views.ts'
import { telephone } from '../look/telephone.ts'

/** Whom to call about another hub, in the order that was agreed. */
export function HubPhones({ hubs }: { hubs: NonNullable<Outage['hubs']> }) {
  const { t } = useTranslation()
  return (
    <ul className="silence-whole">
      {hubs.flatMap(({ id, phones }) =>
        phones.map(({ name, phone }) => (
          <li key={`${id} ${phone}`} className="fact">
            <b>{name}</b>
            <a className="call" href={telephone(phone)} aria-label={t('desk.contact.call', { name, phone })}>
              {phone}
            </a>
          </li>
        )),
      )}
    </ul>
  )
}
