import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as queries from '../../api/queries.ts'
import { useFeed } from '../../feed/feed.ts'
import { useSilence } from '../../feed/use-silence.ts'
import { useSiren } from '../../siren/siren.ts'
import { hubWords } from '../hub-words.ts'

type Props = { sound: boolean; onSound: () => void; onBack: () => void }

/** Who is there, here and next door, and that the hub is well; and the only two things this screen can be told. */
export function WallFoot({ sound, onSound, onBack }: Props) {
  const { t } = useTranslation()
  const { duty } = useFeed()
  const { stale } = useSilence()
  const { running } = useSiren()
  const health = useQuery(queries.health)
  const { words, well } = hubWords(stale || health.error ? null : (health.data ?? null), t)
  const [own, ...others] = duty?.stations ?? []
  return (
    <footer className="wall-foot">
      <p className="wall-state">
        <span data-tone={own && own.people.length > 0 ? undefined : 'waits'}>
          {own && own.people.length > 0
            ? t('desk.wall.onDuty', { names: own.people.map(({ name }) => name).join(', ') })
            : t('desk.wall.noDuty')}
        </span>
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
