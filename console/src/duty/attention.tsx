import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Outage, SupervisionView } from '../../../hub/contract/duty-views.ts'
import * as queries from '../api/queries.ts'
import { duration } from '../time/duration.ts'
import { timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'

/** Silence and deliberate quiet: what may keep tonight's alarm from being heard. */
export function Attention({ supervision: { outages, onTest, bypasses, notUnderstood } }: { supervision: SupervisionView }) {
  const { t } = useTranslation()
  const now = useNow()
  const sites = useQuery({ ...queries.sites, enabled: onTest.length + bypasses.length > 0, staleTime: 60_000 }).data
  const siteName = (id: string) => sites?.find((site) => site.id === id)?.name ?? '…'
  const count = outages.length + onTest.length + bypasses.length + notUnderstood.length
  if (count === 0) return null
  return (
    <section aria-label={t('duty.queue.attention')}>
      <h2 className="group">
        <span>{t('duty.queue.attention')}</span>
        <span>{count}</span>
      </h2>
      <ul className="cards">
        {outages.map((outage) => (
          <Row
            key={outage.id}
            name={outage.site?.name ?? outage.gateway?.label ?? t('duty.attention.hubName')}
            line={outageWords(outage, t)}
            when={t('duty.attention.lost', {
              age: duration((outage.until ? Date.parse(outage.until) : now) - Date.parse(outage.since), t),
            })}
          />
        ))}
        {onTest.map(({ site, until, reason }) => (
          <Row
            key={`test ${site}`}
            name={siteName(site)}
            line={t('duty.attention.onTest', { time: timeOrDay(until, now), reason })}
            when={t('duty.attention.until', { time: timeOrDay(until, now) })}
          />
        ))}
        {bypasses.map(({ button, site, until, reason }) => (
          <Row
            key={`bypass ${button}`}
            name={siteName(site)}
            line={t('duty.attention.bypass', { time: timeOrDay(until, now), reason })}
            when={t('duty.attention.until', { time: timeOrDay(until, now) })}
          />
        ))}
        {notUnderstood.map(({ device, label, site, topic, at }) => (
          <Row
            key={`strange ${device} ${topic}`}
            name={site?.name ?? label}
            line={t('duty.attention.notUnderstood', { label, topic })}
            when={timeOrDay(at, now)}
          />
        ))}
      </ul>
    </section>
  )
}

function outageWords({ cause, buttons, gateway }: Outage, t: TFunction): string {
  switch (cause) {
    case 'button':
      return t('duty.attention.button', { labels: buttons.map(({ label }) => label).join(', ') })
    case 'site':
      return t('duty.attention.site', { count: buttons.length })
    case 'gateway':
      return t('duty.attention.gateway', { label: gateway?.label ?? '', count: buttons.length })
    case 'hub':
      return t('duty.attention.hub')
  }
}

function Row({ name, line, when }: { name: string; line: string; when: string }) {
  return (
    <li className="card card-still">
      <span className="card-name">{name}</span>
      <span className="card-when">{when}</span>
      <span className="card-line">{line}</span>
    </li>
  )
}
