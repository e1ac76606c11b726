import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { AccountLink } from '../account/account-link.tsx'
import * as queries from '../api/queries.ts'
import type { FeedState } from '../feed/feed-state.ts'
import { useSilence } from '../feed/use-silence.ts'
import { Appearance } from '../look/appearance.tsx'
import { fullscreen } from './fullscreen.ts'
import { hubWords } from './hub-words.ts'
import { WALL_PATH, WALL_WINDOW } from './wall/open-wall.ts'

/** Calm is alive: the strip always tells that the page listens, the hub is well, and who is next door. */
export function StatusStrip({ feed }: { feed: FeedState }) {
  const { t } = useTranslation()
  const { seconds, stale } = useSilence()
  const health = useQuery(queries.health)
  const { words, well } = hubWords(stale || health.error ? null : (health.data ?? null), t)
  const neighbours = feed.duty?.stations.slice(1) ?? []
  return (
    <footer className="strip">
      <h2 className="unseen">{t('duty.status.label')}</h2>
      <div className="strip-state">
        <span>
          <i className="dot" data-tone={stale ? 'waits' : 'proof'} />
          <b>{stale ? t('link.off') : t('link.listening')}</b>
          {seconds !== null && ` · ${t('link.lastBeat', { n: seconds })}`}
        </span>
        <span>
          {t('duty.status.hub')}: <b data-tone={well ? undefined : 'waits'}>{words}</b>
        </span>
        {feed.supervision && <Counts counts={feed.supervision.counts} />}
        {neighbours.length > 0 && (
          <span>
            {t('duty.status.otherDesks')}:{' '}
            {neighbours.map(({ station, attended }, place) => (
              <span key={station.id}>
                {place > 0 && ', '}
                {station.name}{' '}
                <b data-tone={attended ? undefined : 'waits'}>{attended ? t('duty.status.attended') : t('duty.status.unattended')}</b>
              </span>
            ))}
          </span>
        )}
      </div>
      <span className="strip-end">
        <Appearance />
        <AccountLink />
        <a className="plain" href={WALL_PATH} target={WALL_WINDOW} aria-keyshortcuts="W">
          {t('desk.wall.open')}{' '}
          <span className="key" aria-hidden="true">
            W
          </span>
        </a>
        <button type="button" className="plain" aria-keyshortcuts="F" onClick={fullscreen}>
          {t('duty.status.fullscreen')}{' '}
          <span className="key" aria-hidden="true">
            F
          </span>
        </button>
      </span>
    </footer>
  )
}

function Counts({ counts }: { counts: NonNullable<FeedState['supervision']>['counts'] }) {
  const { t } = useTranslation()
  const bad = [
    counts.offline > 0 && t('duty.status.offline', { n: counts.offline }),
    counts.disconnected > 0 && t('duty.status.disconnected', { n: counts.disconnected }),
    counts.neverHeard > 0 && t('duty.status.neverHeard', { n: counts.neverHeard }),
    counts.lowBattery > 0 && t('duty.status.lowBattery', { n: counts.lowBattery }),
  ].filter(Boolean)
  return (
    <span>
      {t('duty.status.buttons', { n: counts.total })}: <b>{t('duty.status.online', { n: counts.online })}</b>
      {bad.length > 0 && <b data-tone="waits">, {bad.join(', ')}</b>}
    </span>
  )
}
