import { useTranslation } from 'react-i18next'
import type { SupervisionView } from '../../../hub/contract/duty-views.ts'
import type { Queue as Incidents } from '../feed/order.ts'
import { Attention } from './attention.tsx'
import { QueueCard } from './queue-card.tsx'
import { Raised } from './silence/raised.tsx'
import { raisedOf } from './silence/tonights.ts'

type Props = {
  queue: Incidents
  supervision: SupervisionView | null
  selectedId: string | undefined
  onSelect: (id: string) => void
  /** Nothing rings and no dialog is open. */
  byKey: boolean
}

export function Queue({ queue, supervision, selectedId, onSelect, byKey }: Props) {
  const { t } = useTranslation()
  const group = (title: string, held: Incidents['ringing']) => (
    <section aria-label={title}>
      <h2 className="group">
        <span>{title}</span>
        <span>{held.length}</span>
      </h2>
      <ul className="cards">
        {held.map(({ view }) => (
          <QueueCard key={view.id} view={view} selected={view.id === selectedId} onSelect={() => onSelect(view.id)} />
        ))}
      </ul>
    </section>
  )
  return (
    <nav className="queue" aria-label={t('duty.queue.label')}>
      {group(t('duty.queue.ringing'), queue.ringing)}
      {queue.inHand.length > 0 && group(t('duty.queue.inHand'), queue.inHand)}
      <Raised outages={raisedOf(supervision)} byKey={byKey} />
      {queue.quiet.length > 0 && group(t('duty.queue.quiet'), queue.quiet)}
      {supervision && <Attention supervision={supervision} />}
    </nav>
  )
}
