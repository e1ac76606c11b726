import './shift/texts.ts'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Outage, SupervisionView } from '../../../hub/contract/duty-views.ts'
import type { SelfDrillTrouble } from '../../../hub/contract/self-drill.ts'
import { useAnnounced } from '../exercises/announced.ts'
import { useFeed } from '../feed/feed.ts'
import { goTo } from '../path.ts'
import { shiftTime } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { NumbersLink } from './power/numbers-link.tsx'
import { whyLost } from './shift/phone-words.ts'
import { CallDesk } from './silence/call-desk.tsx'
import { SilenceCard } from './silence/silence-card.tsx'
import { othersOf } from './silence/tonights.ts'

type Line = { key: string; name: string; line: string; when: string; open?: () => void }
type Entry = Line | { key: string; silence: Outage }

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
    ...othersOf(supervision).map((silence) => ({ key: silence.id, silence })),
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
        {entries.map(({ key, ...entry }) =>
          'silence' in entry ? (
            <SilenceCard key={key} outage={entry.silence}>
              <NumbersLink outage={entry.silence} />
              {(entry.silence.cause !== 'power' || entry.silence.station?.id !== duty?.station?.id) && <CallDesk outage={entry.silence} />}
            </SilenceCard>
          ) : (
            <Row key={key} {...entry} />
          ),
        )}
      </ul>
    </section>
  )
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

function Row({ name, line, when, open }: Omit<Line, 'key'>) {
  const words = (
    <>
      <span className="card-name">{name}</span>
      <span className="card-when">{when}</span>
      <span className="card-line">{line}</span>
    </>
  )
  if (!open) return <li className="card card-still">{words}</li>
  return (
    <li>
      <button type="button" className="card card-still" onClick={open}>
        {words}
      </button>
    </li>
  )
}
