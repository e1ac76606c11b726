import './shift/texts.ts'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Outage, SupervisionView } from '../../../hub/contract/duty-views.ts'
import type { SelfDrillTrouble } from '../../../hub/contract/self-drill.ts'
import { useAnnounced } from '../exercises/announced.ts'
import { useFeed } from '../feed/feed.ts'
import { telephone } from '../look/telephone.ts'
import { goTo } from '../path.ts'
import { duration } from '../time/duration.ts'
import { shiftTime } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { whyLost } from './shift/phone-words.ts'

type Entry = { key: string; name: string; line: string; when: string; open?: () => void; phone?: string }

/** What may keep tonight's alarm from being heard, as the hub says; everything else waits for the digest of the shift. */
export function Attention({ supervision }: { supervision: SupervisionView }) {
  const { t } = useTranslation()
  const now = useNow()
  const { duty } = useFeed()
  const announced = useAnnounced(now)
  const tonight = <T extends { tonight: boolean }>(all: readonly T[]) => all.filter((each) => each.tonight)
  const until = (time: string) => t('duty.attention.until', { time: shiftTime(time, now) })
  const entries: Entry[] = [
    ...(duty?.handovers ?? []).map(({ id, by, at }) => ({
      ...{ key: `left ${id}`, name: t('shift.handover.rail'), line: t('shift.handover.railWho', { name: by.name }) },
      ...{ when: shiftTime(at, now), open: () => goTo('/duty/shift') },
    })),
    ...tonight(supervision.outages).map((outage) => ({
      key: outage.id,
      name: outage.site?.name ?? outage.gateway?.label ?? outage.station?.name ?? t('duty.attention.hubName'),
      line: outageWords(outage, t),
      when: t(outage.cause === 'station' ? 'duty.attention.empty' : 'duty.attention.lost', {
        age: duration((outage.until ? Date.parse(outage.until) : now) - Date.parse(outage.since), t),
      }),
      ...(outage.station?.phone && { phone: outage.station.phone }),
    })),
    ...tonight(supervision.selfDrill ? [supervision.selfDrill] : []).map((drill) => ({
      ...{ key: 'self-drill', name: t('duty.attention.hubName'), line: drillWords(drill, t) },
      when: t('duty.attention.drillSince', { time: shiftTime(drill.since, now) }),
    })),
    ...tonight(supervision.phones).map((phone) => ({
      key: `phone ${phone.person.id}`,
      name: t('shift.phone.rail', { name: phone.person.name }),
      line: t('shift.phone.railLine', { why: whyLost(phone, t) }),
      when: t('shift.phone.railSince', { time: shiftTime(phone.since, now) }),
      open: () => goTo('/duty/shift'),
    })),
    ...announced.map(({ id, site, from, until: end, reason }) => ({
      ...{ key: id, name: site.name, line: t('exercises.rail', { time: shiftTime(from, now), reason }), when: until(end) },
      open: () => goTo('/duty/exercises'),
    })),
    ...tonight(supervision.onTest).map(({ site, siteName, reason, until: end }) => ({
      ...{ key: `test ${site}`, name: siteName, line: t('duty.attention.onTest', { reason }), when: until(end) },
    })),
    ...tonight(supervision.bypasses).map(({ button, siteName, label, reason, until: end }) => ({
      ...{ key: `bypass ${button}`, name: siteName, line: t('duty.attention.bypass', { label, reason }), when: until(end) },
    })),
  ]
  if (entries.length === 0) return null
  return (
    <section aria-label={t('duty.queue.attention')}>
      <h2 className="group">
        <span>{t('duty.queue.attention')}</span>
        <span>{entries.length}</span>
      </h2>
      <ul className="cards">
        {entries.map(({ key, ...entry }) => (
          <Row key={key} {...entry} />
        ))}
      </ul>
    </section>
  )
}

function outageWords({ cause, buttons, gateway, openNow, operator, sites = [], by = 0, desk }: Outage, t: TFunction): string {
  const hours = openNow === undefined ? '' : `, ${openNow ? t('duty.attention.openNow') : t('duty.attention.closedNow')}`
  switch (cause) {
    case 'button':
      return t('duty.attention.button', { labels: buttons.map(({ label }) => label).join(', ') }) + hours
    case 'site':
      return t('duty.attention.site', { count: buttons.length }) + hours
    case 'gateway':
      return t('duty.attention.gateway', { label: gateway?.label ?? '', count: buttons.length })
    case 'street':
      return t('duty.attention.street', { count: sites.length, names: sites.map(({ name }) => name).join(', ') })
    case 'operator':
      return t('duty.attention.operator', { operator: operator ?? '', count: sites.length })
    case 'hub-line':
      return t('duty.attention.hubLine', { count: sites.length })
    case 'hub':
      return t('duty.attention.hub')
    case 'clock':
      return t(by < 0 ? 'duty.attention.clockBack' : 'duty.attention.clockOn', { age: duration(Math.abs(by), t) })
    case 'station':
      return `${t(`duty.desk.${desk ?? 'nobody'}`)}. ${t('duty.desk.means')}`
  }
}

function drillWords({ what, legs }: SelfDrillTrouble, t: TFunction): string {
  const failed = legs.filter(({ outcome }) => outcome === 'failed').map(({ leg }) => t(`duty.attention.leg.${leg}`))
  switch (what) {
    case 'missed':
      return t('duty.attention.drillMissed')
    case 'failed':
      return t('duty.attention.drillFailed', { legs: failed.join(', ') })
    case 'strange-press':
      return t('duty.attention.strangePress')
  }
}

function Row({ name, line, when, open, phone }: Omit<Entry, 'key'>) {
  const { t } = useTranslation()
  const words = (
    <>
      <span className="card-name">{name}</span>
      <span className="card-when">{when}</span>
      <span className="card-line">{line}</span>
    </>
  )
  if (!open)
    return (
      <li className="card card-still">
        {words}
        {phone && (
          <a className="card-call" href={telephone(phone)} aria-label={`${t('duty.desk.call', { phone })}, ${name}`}>
            {t('duty.desk.call', { phone })}
          </a>
        )}
      </li>
    )
  return (
    <li>
      <button type="button" className="card card-still" onClick={open}>
        {words}
      </button>
    </li>
  )
}
