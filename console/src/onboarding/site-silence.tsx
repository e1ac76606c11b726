import '../duty/texts.ts'
import '../duty/silence/texts.ts'
import { useTranslation } from 'react-i18next'
import type { SiteId } from '../../../hub/contract/ids.ts'
import { silenceLine, whoKnows } from '../duty/silence/silence-words.ts'
import { useFeed } from '../feed/feed.ts'
import { follow } from '../follow.ts'
import { duration } from '../time/duration.ts'
import { shiftTime } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'

/** What of this site is silent now, in the words of the duty desk, so that office and desk speak of one thing. */
export function SiteSilence({ id }: { id: SiteId }) {
  const { t } = useTranslation()
  const now = useNow()
  const { supervision } = useFeed()
  const mine = supervision?.outages.filter(
    ({ until, site, sites = [] }) => until === undefined && (site?.id === id || sites.some((each) => each.id === id)),
  )
  if (!mine || mine.length === 0) return null
  return (
    <ul className="site-silence" aria-label={t('onboarding.silence.title')}>
      {mine.map((outage) => {
        const { since, place } = outage
        const known = whoKnows(outage, now, t)
        const path = place ? `/duty/map/${outage.id}` : '/duty/map'
        return (
          <li key={outage.id} className="note">
            <b>{t('onboarding.silence.since', { time: shiftTime(since, now), age: duration(now - Date.parse(since), t) })}</b>
            <p>{silenceLine(outage, now, t)}</p>
            {known && <p>{known}</p>}
            <a href={path} onClick={(event) => follow(event, path)}>
              {t('silence.onMap')}
            </a>
          </li>
        )
      })}
    </ul>
  )
}
