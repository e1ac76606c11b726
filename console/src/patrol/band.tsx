import { useTranslation } from 'react-i18next'
import type { IncidentView } from '../../../hub/contract/views.ts'
import { Age } from '../incident/age.tsx'
import { DrillSign } from '../incident/drill-sign.tsx'
import { distance, pressCount } from '../incident/words.ts'
import { clockTime } from '../time/format.ts'
import type { MyPart } from './role-in.ts'

/** What, where, how long: read at arm's length, in the sun. */
export function Band({ view, part }: { view: IncidentView; part: MyPart }) {
  const { t, i18n } = useTranslation()
  const loud = view.ringing && !view.quiet
  const kicker = [loud ? t('incident.alarm') : t(`phase.${view.phase}`), t(`kind.${view.kind}`), pressCount(view, t)].filter(
    (words) => words !== null,
  )
  const far = view.distance === undefined ? null : distance(view.distance, t, i18n.language)
  const mine = part.coming ? t('patrol.youAre.coming') : part.sent ? t('patrol.youAre.sent') : null
  return (
    <header className="alarm" data-ringing={loud || undefined} data-phase={view.phase}>
      <DrillSign view={view} />
      <p className="alarm-kicker">
        {kicker.map((words, place) => (
          <span key={words}>{place < kicker.length - 1 ? `${words} ·\u00a0` : words}</span>
        ))}
      </p>
      <h1>{view.site.name}</h1>
      <p className="alarm-where">{[view.site.address, far, view.site.code].filter(Boolean).join(' · ')}</p>
      <p className="alarm-line">
        <span className="unseen">{t('incident.age')}</span>
        <Age view={view} className="alarm-age" />
        <span className="alarm-at">{clockTime(view.openedAt)}</span>
        {mine && view.phase !== 'on-scene' && <b className="alarm-mine">{mine}</b>}
      </p>
    </header>
  )
}
