import '../messages/messages.css'
import { useTranslation } from 'react-i18next'
import type { ModemView } from '../../../hub/contract/message-views.ts'
import { timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { Card } from './card.tsx'

/** What came in that belongs to no alarm: the operator warns of an empty account here. */
export function ModemInbox({ inbox }: Pick<ModemView, 'inbox'>) {
  const { t } = useTranslation()
  const now = useNow()
  return (
    <Card title={t('messages.modem.inbox')} lead={t('messages.modem.inboxLead')}>
      {inbox.length === 0 && <p>{t('messages.modem.inboxNone')}</p>}
      <ul className="inbox">
        {inbox.map(({ at, text, service, from }) => (
          <li key={`${at} ${text}`}>
            <b>{from?.name ?? service ?? t('messages.modem.stranger')}</b> <time dateTime={at}>{timeOrDay(at, now)}</time>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
