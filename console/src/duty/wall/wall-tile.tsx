import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { IncidentView } from '../../../../hub/contract/views.ts'
import { Age } from '../../incident/age.tsx'
import { DrillSign } from '../../incident/drill-sign.tsx'
import { distance, names, pressCount, rangAgain } from '../../incident/words.ts'
import { NextLine } from '../next-line.tsx'

/** What, where, how long, and who has it. */
export function WallTile({ view }: { view: IncidentView }) {
  const { t, i18n } = useTranslation()
  const loud = view.ringing && !view.quiet
  const far = view.distance === undefined ? null : distance(view.distance, t, i18n.language)
  return (
    <article className="tile" data-phase={loud ? 'ringing' : view.phase} data-quiet={view.quiet || undefined}>
      <DrillSign view={view} short />
      <p className="tile-kind">
        {[view.quiet && t('incident.quiet'), t(`kind.${view.kind}`), view.site.code, pressCount(view, t)].filter(Boolean).join(' · ')}
      </p>
      <h2>{view.site.name}</h2>
      <Age view={view} className="tile-age" />
      <p className="tile-where">{[view.site.address, far].filter(Boolean).join(' · ')}</p>
      <p key={`${view.phase} ${view.rangAt}`} className="tile-who">
        {whoHasIt(view, t)}
      </p>
      {loud && <NextLine view={view} />}
    </article>
  )
}

function whoHasIt(view: IncidentView, t: TFunction): string {
  const again = rangAgain(view)
  const { acknowledgedBy, onTheWay = [], patrols = [], phase } = view
  const coming = onTheWay.length > 0 && phase !== 'on-scene'
  const going =
    phase === 'on-scene'
      ? t('desk.wall.there', { names: names(patrols.length > 0 ? patrols : onTheWay) })
      : patrols.length > 0 && t('desk.wall.sent', { names: names(patrols) })
  return [
    again === 'press' && t('desk.wall.pressedAgain', { n: view.presses }),
    again === 'not-dispatched' && t('desk.wall.again'),
    !acknowledgedBy && !view.quiet && t('desk.wall.nobody'),
    acknowledgedBy && t('desk.wall.taken', { name: acknowledgedBy.name }),
    coming ? t('desk.wall.coming', { names: names(onTheWay) }) : going,
  ]
    .filter(Boolean)
    .join(' · ')
    .trim()
}
