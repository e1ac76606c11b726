import './texts.ts'
import '../power/texts.ts'
import '../../watched/texts.ts'
import './silence.css'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Outage } from '../../../../hub/contract/duty-views.ts'
import { follow } from '../../follow.ts'
import { duration } from '../../time/duration.ts'
import { age, shiftTime } from '../../time/format.ts'
import { useNow } from '../../time/use-now.ts'
import { HubPhones } from '../../watched/hub-phones.tsx'
import { Shops } from './shops.tsx'
import { silenceLine, silenceName, whatToDo, whoKnows } from './silence-words.ts'

/** One silence: what, where, since when, why, and who has seen it. @param children what one can do about it */
export function SilenceCard({ outage, children }: { outage: Outage; children?: ReactNode }) {
  const { t } = useTranslation()
  const now = useNow()
  const { cause, since, until, sites = [], place, flapping, toAcknowledge, power, hubs = [], planned } = outage
  /** It asks for something now. */
  const isLoud = toAcknowledge === true || power?.goodbyeAt !== undefined
  const known = whoKnows(outage, now, t)
  const steps = whatToDo(outage, t)
  const list = (
    <ol className="silence-steps">
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  )
  const time = shiftTime(since, now)
  const gone = until === undefined ? null : duration(Date.parse(until) - Date.parse(since), t)
  return (
    <li className="card silence" data-raised={isLoud || undefined}>
      <span className="card-name">{silenceName(outage, t)}</span>
      <span className={toAcknowledge ? 'card-age' : 'card-when'}>
        {cause === 'clock'
          ? t('silence.at', { time })
          : toAcknowledge
            ? age(since, now)
            : flapping
              ? t('silence.flapping')
              : t(cause === 'station' ? 'duty.attention.empty' : 'duty.attention.lost', {
                  age: gone ?? duration(now - Date.parse(since), t),
                })}
      </span>
      <span className="card-line">
        {[silenceLine(outage, now, t), cause !== 'clock' && t('silence.since', { time })].filter(Boolean).join(' · ')}
      </span>
      {known && <p className="silence-known">{known}</p>}
      {steps.length > 0 && isLoud && list}
      {hubs.length > 0 && !planned && <HubPhones hubs={hubs} />}
      {sites.length > 0 && <Shops sites={sites} folded={cause === 'hub-line'} />}
      {place && (
        <a className="silence-link" href={`/duty/map/${outage.id}`} onClick={(event) => follow(event, `/duty/map/${outage.id}`)}>
          {t('silence.onMap')}
        </a>
      )}
      {steps.length > 0 && !isLoud && (
        <details>
          <summary>{t('silence.whatToDo')}</summary>
          {list}
        </details>
      )}
      {children}
    </li>
  )
}
