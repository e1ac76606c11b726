import { useTranslation } from 'react-i18next'
import type { IncidentView } from '../../../hub/contract/views.ts'
import { Age } from '../incident/age.tsx'
import { DrillSign } from '../incident/drill-sign.tsx'
import { distance, lastPressed, pressCount, rangAgain } from '../incident/words.ts'
import { age } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'

/** What, where, how long: read from three metres. Red only while it rings. */
export function Band({ view }: { view: IncidentView }) {
  const { t, i18n } = useTranslation()
  const now = useNow()
  const loud = view.ringing && !view.quiet
  const again = rangAgain(view)
  const kicker = [
    view.quiet ? t('incident.quiet') : loud ? t('incident.alarm') : t(`phase.${view.phase}`),
    t(`kind.${view.kind}`),
    t(`siteKind.${view.site.kind}`),
    view.site.code,
    pressCount(view, t),
  ]
  const far = view.distance === undefined ? null : t('duty.queue.fromStation', { distance: distance(view.distance, t, i18n.language) })
  return (
    <header className="band" data-phase={loud ? 'ringing' : view.phase} data-quiet={view.quiet || undefined} data-alarm={view.id}>
      <DrillSign view={view} />
      <p className="band-kicker">{kicker.filter(Boolean).join(' · ')}</p>
      <h1>{view.site.name}</h1>
      <div className="band-time">
        <span className="unseen">{t('incident.age')}</span>
        <Age view={view} className="band-age" />
      </div>
      <p className="band-where">{[view.site.address, far].filter(Boolean).join(' · ')}</p>
      {again && (
        // A new element for every time it rings: it moves once, where movement is allowed.
        <p key={view.rangAt} className="band-again">
          {t(`desk.again.${again}`, { button: lastPressed(view), age: age(view.rangAt, now) })}
        </p>
      )}
    </header>
  )
}
