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

/** More of what nobody must act on stand behind a click. */
const SETTLED_SHOWN = 3

type Line = { key: string; name: string; line: string; when: string; waits?: true; open?: () => void }
type Entry = Line | { key: string; silence: Outage }

/**
 * What may keep tonight's alarm from being heard, as the hub says; everything else waits for the digest of the shift.
 * First what somebody must act on, then what somebody has already seen to.
 */
export function Attention({ supervision }: { supervision: SupervisionView }) {
  const { t } = useTranslation()
  const now = useNow()
  const { duty } = useFeed()
  const announced = useAnnounced(now)
  const tonight = <T extends { tonight: boolean }>(all: readonly T[]) => all.filter((each) => each.tonight)
  const until = (time: string) => t('duty.attention.until', { time: shiftTime(time, now) })
  const silences = othersOf(supervision)
  const toDo: Entry[] = [
    ...(duty?.handovers ?? []).map(({ id, by, at }) => ({
      ...{ key: `left ${id}`, name: t('shift.handover.rail'), line: t('shift.handover.railWho', { name: by.name }) },
      ...{ when: shiftTime(at, now), open: () => goTo('/duty/shift') },
    })),
    ...tonight(supervision.selfDrill ? [supervision.selfDrill] : []).map((drill) => ({
      ...{ key: 'self-drill', name: t('duty.attention.hubName'), line: drillWords(drill, t) },
      ...{ when: t('duty.attention.drillSince', { time: shiftTime(drill.since, now) }), waits: true as const },
    })),
    ...silences.filter(({ acknowledged }) => !acknowledged).map(silenceEntry),
    ...tonight(supervision.phones).map((phone) => ({
      key: `phone ${phone.person.id}`,
      name: t('shift.phone.rail', { name: phone.person.name }),
      line: t('shift.phone.railLine', { why: whyLost(phone, t) }),
      ...{ when: t('shift.phone.railSince', { time: shiftTime(phone.since, now) }), waits: true as const },
      open: () => goTo('/duty/shift'),
    })),
    ...announced.map(({ id, site, from, until: end, reason }) => ({
      ...{ key: id, name: site.name, line: t('exercises.rail', { time: shiftTime(from, now), reason }), when: until(end) },
      open: () => goTo('/duty/exercises'),
    })),
  ]
  const settled: Entry[] = [
    ...silences.filter(({ acknowledged }) => acknowledged).map(silenceEntry),
    ...tonight(supervision.onTest).map(({ site, siteName, reason, until: end }) => ({
      ...{ key: `test ${site}`, name: siteName, line: t('duty.attention.onTest', { reason }), when: until(end) },
    })),
    ...tonight(supervision.bypasses).map(({ button, siteName, label, reason, until: end }) => ({
      ...{ key: `bypass ${button}`, name: siteName, line: t('duty.attention.bypass', { label, reason }), when: until(end) },
    })),
  ]
  const count = toDo.length + settled.length
  if (count === 0) return null
  const more = settled.length - SETTLED_SHOWN
  const shown = more > 1 ? settled.slice(0, SETTLED_SHOWN) : settled
  return (
    <section aria-label={t('duty.queue.attention')}>
      <h2 className="group">
        <span>{t('duty.queue.attention')}</span>
        <span>{count}</span>
      </h2>
      <Cards entries={[...toDo, ...shown]} />
      {more > 1 && (
        <details className="cards-more">
          <summary>{t('duty.attention.more', { count: more })}</summary>
          <Cards entries={settled.slice(SETTLED_SHOWN)} />
        </details>
      )}
    </section>
  )
}

const silenceEntry = (silence: Outage): Entry => ({ key: silence.id, silence })

function Cards({ entries }: { entries: readonly Entry[] }) {
  const { duty } = useFeed()
  const own = duty?.station?.id
  return (
    <ul className="cards">
      {entries.map(({ key, ...entry }) =>
        'silence' in entry ? (
          <SilenceCard key={key} outage={entry.silence}>
            <NumbersLink outage={entry.silence} />
            {(entry.silence.cause !== 'power' || entry.silence.station?.id !== own) && <CallDesk outage={entry.silence} />}
          </SilenceCard>
        ) : (
          <Row key={key} {...entry} />
        ),
      )}
    </ul>
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

function Row({ name, line, when, waits, open }: Omit<Line, 'key'>) {
  const words = (
    <>
      <span className="card-name">{name}</span>
      <span className="card-when">{when}</span>
      <span className="card-line">{line}</span>
    </>
  )
  if (!open)
    return (
      <li className="card card-still" data-waits={waits}>
        {words}
      </li>
    )
  return (
    <li>
      <button type="button" className="card card-still" data-waits={waits} onClick={open}>
        {words}
      </button>
    </li>
  )
}
