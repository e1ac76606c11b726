import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentView } from '../../../hub/contract/views.ts'
import { Age } from '../incident/age.tsx'
import { placeOf } from '../incident/words.ts'

/** The other open alarms: what rings stands above everything, the rest below. */
export function Others({ views, onChoose }: { views: readonly IncidentView[]; onChoose: (id: string) => void }) {
  const { t } = useTranslation()
  const title = useId()
  if (views.length === 0) return null
  return (
    <section className="others" aria-labelledby={title}>
      <h2 id={title}>{t('patrol.others')}</h2>
      {views.map((view) => (
        <button
          key={view.id}
          type="button"
          className="mid other"
          data-ringing={view.ringing || undefined}
          onClick={() => onChoose(view.id)}
        >
          <span>
            <b>{placeOf(view, t)}</b>
            <small>{`${t(`kind.${view.kind}`)} · ${t(`phase.${view.phase}`)}`}</small>
          </span>
          <Age view={view} className="other-age" />
        </button>
      ))}
    </section>
  )
}
