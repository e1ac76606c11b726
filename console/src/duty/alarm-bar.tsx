import { useTranslation } from 'react-i18next'
import type { IncidentView } from '../../../hub/contract/views.ts'
import { Age } from '../incident/age.tsx'
import { placeOf } from '../incident/words.ts'

/** More than these are counted: the bar must leave room for the page it stands above. */
export const MOST_NAMED = 3

/**
 * What rings, above whatever else is open: nobody has to leave a page to learn what the siren is for.
 * @param props.onGo null: a dialog of the desk itself is open and holds what was typed
 */
export function AlarmBar({ ringing, onGo }: { ringing: readonly IncidentView[]; onGo: (() => void) | null }) {
  const { t } = useTranslation()
  const more = ringing.length - MOST_NAMED
  if (ringing.length === 0) return null
  return (
    <section className="alarm-bar" aria-label={t('desk.bar.label')}>
      <ul>
        {ringing.slice(0, MOST_NAMED).map((view) => (
          <li key={view.id} data-alarm={view.id}>
            <Age view={view} className="alarm-bar-age" />
            <span>
              <b>{[t(`kind.${view.kind}`), placeOf(view, t)].join(' · ')}</b>
              <span className="alarm-bar-where">{view.site.address}</span>
            </span>
          </li>
        ))}
        {more > 0 && <li className="alarm-bar-more">{t('desk.bar.more', { count: more })}</li>}
      </ul>
      {onGo ? (
        <button type="button" className="act alarm-bar-go" aria-keyshortcuts="B" onClick={onGo}>
          {t('desk.bar.back')}
          <span className="key" aria-hidden="true">
            B
          </span>
        </button>
      ) : (
        <p>{t('desk.bar.closeFirst')}</p>
      )}
    </section>
  )
}
