import '../silence/texts.ts'
import { useTranslation } from 'react-i18next'
import type { Outage } from '../../../../hub/contract/duty-views.ts'
import { age, shiftTime } from '../../time/format.ts'
import { useNow } from '../../time/use-now.ts'
import { silenceLine, silenceName } from '../silence/silence-words.ts'

/** What nobody has seen yet, as large as an alarm and never in its colour. */
export function WallSilence({ outage }: { outage: Outage }) {
  const { t } = useTranslation()
  const now = useNow()
  return (
    <article className="tile tile-silence">
      <p className="tile-kind">{t('silence.wall.call')}</p>
      <h2>{silenceName(outage, t)}</h2>
      <span className="tile-age">{age(outage.since, now)}</span>
      <p className="tile-where">{silenceLine(outage, now, t)}</p>
      <p className="tile-who">{t('silence.since', { time: shiftTime(outage.since, now) })}</p>
    </article>
  )
}
