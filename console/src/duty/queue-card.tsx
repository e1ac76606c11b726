import { useTranslation } from 'react-i18next'
import type { IncidentView } from '../../../hub/contract/views.ts'
import { Age } from '../incident/age.tsx'
import { DrillSign } from '../incident/drill-sign.tsx'
import { distance, names, pressCount, rangAgain } from '../incident/words.ts'

export function QueueCard({ view, selected, onSelect }: { view: IncidentView; selected: boolean; onSelect: () => void }) {
  const { t } = useTranslation()
  const count = pressCount(view, t)
  const again = rangAgain(view)
  return (
    <li>
      <button
        type="button"
        className="card"
        data-alarm={view.id}
        data-phase={view.ringing && !view.quiet ? 'ringing' : view.phase}
        data-quiet={view.quiet || undefined}
        aria-current={selected ? 'true' : undefined}
        onClick={onSelect}
      >
        <DrillSign view={view} short />
        {(view.ringing || view.quiet) && (
          <span className="card-tags">
            <span className={view.quiet ? 'tag' : 'tag tag-alarm'}>{t(`kind.${view.kind}`)}</span>
            {count && <span className="tag tag-waits">{count}</span>}
            {again === 'not-dispatched' && <span className="tag tag-waits">{t('duty.queue.ringsAgain')}</span>}
          </span>
        )}
        <span className="card-name">{view.site.name}</span>
        <Age view={view} className="card-age" />
        <CardLine view={view} />
      </button>
    </li>
  )
}

/** What is still unknown about it: where, while it rings; who, once somebody has it. */
function CardLine({ view }: { view: IncidentView }) {
  const { t, i18n } = useTranslation()
  const parts = view.ringing || view.quiet || view.phase === 'ringing' ? where() : who()
  return <span className="card-line">{parts.join(' · ')}</span>

  function where() {
    return [
      view.site.address,
      ...(view.distance === undefined ? [] : [t('duty.queue.fromStation', { distance: distance(view.distance, t, i18n.language) })]),
      t('duty.queue.code', { code: view.site.code }),
    ]
  }
  function who() {
    const coming = view.onTheWay ?? []
    return [
      t(`phase.${view.phase}`),
      ...(view.phase !== 'on-scene' && coming.length > 0
        ? [t('duty.queue.onTheWay', { names: names(coming) })]
        : view.patrols?.length
          ? [names(view.patrols)]
          : []),
      ...(view.acknowledgedBy ? [t('duty.queue.acknowledgedBy', { name: view.acknowledgedBy.name })] : []),
    ]
  }
}
