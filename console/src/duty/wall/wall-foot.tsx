import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Outage } from '../../../../hub/contract/duty-views.ts'
import * as queries from '../../api/queries.ts'
import { useFeed } from '../../feed/feed.ts'
import { useSilence } from '../../feed/use-silence.ts'
import { useSiren } from '../../siren/siren.ts'
import { useNow } from '../../time/use-now.ts'
import { hubWords } from '../hub-words.ts'
import { powerFoot } from '../power/power-words.ts'
import { silenceName } from '../silence/silence-words.ts'
import { countsWords } from './silence-counts.ts'

type Props = { unseen: readonly Outage[]; sound: boolean; onSound: () => void; onBack: () => void }

/**
 * Who is there, here and next door, what is silent, and that the hub is well; and the only two things this screen can be told.
 * @param props.unseen what must be seen, while alarms have the whole wall
 */
export function WallFoot({ unseen, sound, onSound, onBack }: Props) {
  const { t } = useTranslation()
  const now = useNow()
  const { duty, supervision } = useFeed()
  const { stale } = useSilence()
  const { running } = useSiren()
  const health = useQuery(queries.health)
  const { words, well } = hubWords(stale || health.error ? null : (health.data ?? null), t)
  const silent = countsWords(supervision, t)
  const power = powerFoot(supervision, now, t)
  const [own, ...others] = duty?.stations ?? []
  return (
    <footer className="wall-foot">
      {unseen.length > 0 && (
        <p className="wall-unseen">{t('silence.wall.line', { names: unseen.map((outage) => silenceName(outage, t)).join(', ') })}</p>
      )}
      <p className="wall-state">
        <span data-tone={own && own.people.length > 0 ? undefined : 'waits'}>
          {own && own.people.length > 0
            ? t('desk.wall.onDuty', { names: own.people.map(({ name }) => name).join(', ') })
            : t('desk.wall.noDuty')}
        </span>
        {power.map((words) => (
          <span key={words} data-tone="waits">
            {words}
          </span>
        ))}
        {silent !== '' && <span data-tone="waits">{silent}</span>}
        <span data-tone={well ? undefined : 'waits'}>{`${t('duty.status.hub')}: ${words}`}</span>
        {others.map(({ station, attended }) => (
          <span key={station.id} data-tone={attended ? undefined : 'waits'}>
            {`${station.name}: ${t(attended ? 'duty.status.attended' : 'duty.status.unattended')}`}
          </span>
        ))}
      </p>
      <p className="wall-note">
        <span>{sound && !running ? t('desk.wall.soundWaits') : t('desk.wall.note')}</span>
        <button type="button" className="plain" aria-keyshortcuts="M" onClick={onSound}>
          {t(sound ? 'desk.wall.soundOff' : 'desk.wall.soundOn')}{' '}
          <span className="wall-key" aria-hidden="true">
            M
          </span>
        </button>
        <button type="button" className="plain" aria-keyshortcuts="B" onClick={onBack}>
          {t('desk.wall.back')}{' '}
          <span className="wall-key" aria-hidden="true">
            B
          </span>
        </button>
      </p>
    </footer>
  )
}
