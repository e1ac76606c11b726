import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as queries from '../api/queries.ts'
import type { FeedState } from '../feed/feed-state.ts'
import { useSilence } from '../feed/use-silence.ts'
import { follow } from '../follow.ts'
import { timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { PlainHttp } from './plain-http.tsx'
import { Handovers } from './shift/handovers.tsx'
import { People } from './shift/people.tsx'

/** Nothing rings. It says so, and proves that it would. */
export function Calm({ feed, signOn, busy }: { feed: FeedState; signOn: (() => void) | null; busy: boolean }) {
  const { t } = useTranslation()
  const { seconds, stale } = useSilence()
  const counts = feed.supervision?.counts
  /** No alarm, and none would be heard: that is no calm. */
  const away = counts ? counts.offline + counts.disconnected : 0
  const deaf = counts !== undefined && counts.offline > 0 && away === counts.total
  return (
    <main className="calm">
      <section className="calm-head" data-stale={stale || deaf || undefined}>
        <span className="pulse" aria-hidden="true" />
        <div>
          <h1>{deaf ? t('duty.calm.deaf') : feed.ready ? t('duty.calm.title') : t('duty.calm.loading')}</h1>
          <p>
            {deaf
              ? t('duty.calm.deafLead', { total: counts.total })
              : counts && counts.offline > 0
                ? t('duty.calm.leadSome', { n: counts.total - away, total: counts.total })
                : t('duty.calm.lead', { total: counts?.total ?? 0 })}
          </p>
          <p className="quiet-words">{seconds === null ? t('link.lostNever') : t('duty.calm.since', { n: seconds })}</p>
        </div>
      </section>
      {signOn && feed.duty && !feed.duty.onDuty && (
        <section className="calm-sign-on">
          <div>
            <h2>{t('duty.calm.signOnTitle')}</h2>
            <p>{t('duty.calm.signOnLead')}</p>
          </div>
          <button type="button" className="act act-next" disabled={busy} onClick={signOn}>
            {t('duty.signOn')}
          </button>
        </section>
      )}
      <PlainHttp />
      {feed.duty && <Handovers duty={feed.duty} />}
      <div className="boxes">
        {feed.duty && <People duty={feed.duty} />}
        <RecentlyClosed />
      </div>
    </main>
  )
}

function RecentlyClosed() {
  const { t } = useTranslation()
  const now = useNow()
  const { data } = useQuery(queries.recentlyClosed)
  return (
    <section className="box">
      <h2>{t('duty.calm.closed')}</h2>
      {data?.length === 0 && <p className="quiet-words">{t('duty.calm.noneClosed')}</p>}
      <ul>
        {data?.map(({ id, site, disposition, closedAt }) => (
          <li key={id} className="fact">
            <a className="closed-link" href={`/duty/incidents/${id}`} onClick={(event) => follow(event, `/duty/incidents/${id}`)}>
              {site.name}
            </a>
            <span>
              {[disposition && t(`disposition.${disposition}`), closedAt && timeOrDay(closedAt, now)].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
