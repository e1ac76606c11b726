import { useTranslation } from 'react-i18next'
import { useFeed } from '../../feed/feed.ts'
import { useSilence } from '../../feed/use-silence.ts'

/** Nothing rings, and one can see from across the room that the screen is not simply dead. */
export function WallCalm() {
  const { t } = useTranslation()
  const { supervision, ready } = useFeed()
  const { seconds } = useSilence()
  const counts = supervision?.counts
  const away = counts ? counts.offline + counts.disconnected : 0
  const deaf = counts !== undefined && counts.offline > 0 && away === counts.total
  return (
    <section className="wall-calm" data-deaf={deaf || undefined}>
      <span className="pulse" aria-hidden="true" />
      <div>
        <p className="wall-calm-title">{deaf ? t('duty.calm.deaf') : ready ? t('desk.wall.calm') : t('duty.calm.loading')}</p>
        <p>{t('desk.wall.listening', { total: (counts?.total ?? 0) - away, n: seconds ?? 0 })}</p>
        {counts && (
          <p data-tone={away > 0 ? 'waits' : 'proof'}>{away > 0 ? t('desk.wall.offline', { n: away }) : t('desk.wall.allOnline')}</p>
        )}
      </div>
    </section>
  )
}
