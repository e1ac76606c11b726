import './texts.ts'
import { useTranslation } from 'react-i18next'
import type { Outage } from '../../../../hub/contract/duty-views.ts'
import { RaisedCard } from './raised-card.tsx'
import { silenceName } from './silence-words.ts'

/**
 * What an officer must say they have seen: first of all that is no alarm, and never before an alarm.
 * @param props.byKey nothing rings and no dialog is open: the enter key answers the first of them
 */
export function Raised({ outages, byKey }: { outages: readonly Outage[]; byKey: boolean }) {
  const { t } = useTranslation()
  if (outages.length === 0) return null
  return (
    <section className="silence-raised" aria-label={t('silence.section')}>
      <h2 className="group">
        <span>{t('silence.section')}</span>
        <span>{outages.length}</span>
      </h2>
      <p className="unseen" role="alert">
        {t('silence.bar', { names: outages.map((outage) => silenceName(outage, t)).join(', ') })}
      </p>
      <ul className="cards">
        {outages.map((outage, place) => (
          <RaisedCard key={outage.id} outage={outage} byKey={byKey && place === 0} />
        ))}
      </ul>
    </section>
  )
}
