import { useTranslation } from 'react-i18next'
import type { IncidentView } from '../../../hub/contract/views.ts'
import { Age } from '../incident/age.tsx'
import { distance, pressCount } from '../incident/words.ts'
import { age } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'

/** What, where, how long: read from three metres. Red only while it rings. */
export function Band({ view }: { view: IncidentView }) {
  const { t, i18n } = useTranslation()
  const now = useNow()
  const loud = view.ringing && !view.quiet
  const kicker = [
    view.quiet ? t('incident.quiet') : loud ? t('incident.alarm') : t(`phase.${view.phase}`),
    t(`kind.${view.kind}`),
    t(`siteKind.${view.site.kind}`),
    view.site.code,
    pressCount(view, t),
  ]
  const far = view.distance === undefined ? null : t('duty.queue.fromStation', { distance: distance(view.distance, t, i18n.language) })
  return (
    <header className="band" data-phase={loud ? 'ringing' : view.phase} data-quiet={view.quiet || undefined}>
      <p className="band-kicker">{kicker.filter(Boolean).join(' · ')}</p>
      <h1>{view.site.name}</h1>
      <div className="band-time">
        {loud && view.rangAt !== view.openedAt && (
          <span className="band-again">
            {t('timeline.IncidentRangAgain')} {age(view.rangAt, now)}
          </span>
        )}
        <span className="unseen">{t('incident.age')}</span>
        <Age view={view} className="band-age" />
      </div>
      <p className="band-where">{[view.site.address, far].filter(Boolean).join(' · ')}</p>
    </header>
  )
}
