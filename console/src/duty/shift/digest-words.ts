/** The digest as sentences. What is only counted in one line can be opened to its parts. */
import type { TFunction } from 'i18next'
import type { Outage } from '../../../../hub/contract/duty-views.ts'
import type { DigestView, IncidentLine } from '../../../../hub/contract/shift.ts'
import { duration } from '../../time/duration.ts'
import { day, shiftTime, shortTime, timeOrDay } from '../../time/format.ts'
import { hubDigest } from '../../watched/watched-words.ts'
import { whoKnows } from '../silence/silence-words.ts'

export type Sentence = { key: string; words: string; waits?: boolean; parts?: string[] }
export type Chapter = { key: 'incidents' | 'now' | 'past' | 'devices' | 'notes'; sentences: Sentence[] }

export function digestWords(digest: DigestView, now: number, t: TFunction): Chapter[] {
  const at = (iso: string) => shiftTime(iso, now)
  const chapters: Chapter[] = [
    { key: 'notes', sentences: digest.notes.map((note) => ({ key: note.id, words: noteWords(note) })) },
    { key: 'incidents', sentences: incidents() },
    { key: 'now', sentences: runningNow() },
    { key: 'past', sentences: past() },
    { key: 'devices', sentences: devices() },
  ]
  return chapters.filter(({ sentences }) => sentences.length > 0)

  function noteWords({ at: when, by, text, handOver, readBy }: DigestView['notes'][number]): string {
    const words = t('shift.digest.note', { time: at(when), name: by.name, text })
    if (!handOver) return words
    const read =
      readBy.length > 0 ? t('shift.digest.readBy', { names: readBy.map(({ name }) => name).join(', ') }) : t('shift.digest.unread')
    return `${t('shift.digest.handOver')} — ${words} (${read})`
  }

  function incidents(): Sentence[] {
    const { tests } = digest
    const lines = digest.incidents.map((line) => ({ key: line.id, words: incidentWords(line, now, t), waits: line.phase !== 'closed' }))
    const quiet = tests.presses > 0 ? [{ key: 'tests', words: t('shift.digest.tests', { count: tests.presses, sites: tests.sites }) }] : []
    return [...(lines.length > 0 ? lines : [{ key: 'none', words: t('shift.digest.noIncidents') }]), ...quiet]
  }

  function runningNow(): Sentence[] {
    const waits = (key: string, words: string): Sentence => ({ key, words, waits: true })
    const lines = [
      ...digest.outages.map((outage) => ({
        ...waits(outage.id, seen(t('shift.digest.outage', { what: silenceWords(outage, t), since: at(outage.since) }), outage)),
        ...placesOf(outage),
      })),
      ...digest.phones.map(({ person, since, why }) =>
        waits(`phone ${person.id}`, t('shift.digest.phone', { name: person.name, since: at(since), why: t(`shift.phone.${why}`) })),
      ),
      ...digest.onTest.map(({ site, siteName, until, reason, by }) =>
        waits(`test ${site}`, t('shift.digest.onTest', { site: siteName, until: at(until), reason, name: by.name })),
      ),
      ...digest.bypasses.map(({ button, siteName, label, until, reason, by }) =>
        waits(`bypass ${button}`, t('shift.digest.bypass', { site: siteName, label, until: at(until), reason, name: by.name })),
      ),
    ]
    return lines.length > 0 ? lines : [{ key: 'calm', words: t('shift.digest.calm') }]
  }

  function past(): Sentence[] {
    const { count, places } = digest.shortOutages
    const short = count > 0 ? [{ key: 'short', words: t('shift.digest.short', { count, places }) }] : []
    const long = digest.pastOutages.map((outage) => ({ key: outage.id, words: seen(overWords(outage), outage), ...placesOf(outage) }))
    return [...long, ...short]
  }

  /** With who has seen it, when somebody had to. */
  function seen(words: string, outage: Outage): string {
    const known = whoKnows(outage, now, t)
    return known === '' ? words : `${words} ${known}.`
  }

  function overWords(outage: Outage): string {
    const { cause, since, until = since } = outage
    if (cause === 'clock') return t('shift.digest.clockAt', { what: silenceWords(outage, t), time: at(since) })
    const age = duration(Date.parse(until) - Date.parse(since), t)
    return t('shift.digest.outageOver', { what: silenceWords(outage, t), since: at(since), until: at(until), age })
  }

  function simWords(site: string, end: string, left: number): string {
    const date = `${end.slice(8, 10)}/${end.slice(5, 7)}`
    if (left < 0) return t('shift.digest.simPast', { site, date })
    return left === 0 ? t('shift.digest.simToday', { site, date }) : t('shift.digest.sim', { site, date, count: left })
  }

  function devices(): Sentence[] {
    const { batteries, overdue, notUnderstood, sims, bells } = digest
    const folded = (key: string, words: string, parts: string[]): Sentence[] => (parts.length > 0 ? [{ key, words, parts }] : [])
    const lines = [
      ...bells.map(({ id, label, provenAt }) => ({
        ...{ key: `bell ${id}`, waits: true },
        words: provenAt ? t('shift.digest.bellsOld', { label, time: timeOrDay(provenAt, now) }) : t('shift.digest.bellsNever', { label }),
      })),
      ...sims.map(({ site, day: end, left, soon }) => ({ key: `sim ${site.id}`, words: simWords(site.name, end, left), waits: soon })),
      ...folded(
        'batteries',
        t('shift.digest.batteries', { count: batteries.length }),
        batteries.map(({ site, button, battery, replaceBy }) => {
          const named = { site: site.name, label: button.label, n: Math.round(battery) }
          return replaceBy
            ? t('shift.digest.batteryBy', { ...named, day: `${replaceBy.slice(8)}/${replaceBy.slice(5, 7)}` })
            : t('shift.digest.battery', named)
        }),
      ),
      ...folded(
        'overdue',
        t('shift.digest.overdue', { count: overdue.length }),
        overdue.map(({ site, button, provenAt }) =>
          provenAt
            ? t('shift.digest.overdueOne', { site: site.name, label: button.label, time: day(provenAt) })
            : t('shift.digest.overdueNever', { site: site.name, label: button.label }),
        ),
      ),
      ...folded(
        'strange',
        t('shift.digest.strange', { count: notUnderstood.length }),
        notUnderstood.map(({ site, label, topic, at: when }) =>
          t('shift.digest.strangeOne', { where: [site?.name, label].filter(Boolean).join(' · '), topic, time: at(when) }),
        ),
      ),
    ]
    return lines.length > 0 ? lines : [{ key: 'well', words: t('shift.digest.well') }]
  }
}

/** Those that went together, by name: many fold. */
const placesOf = ({ sites = [] }: Outage): { parts?: string[] } =>
  sites.length > 0 ? { parts: sites.map(({ name, code }) => `${name} (${code})`) } : {}

export function silenceWords(outage: Outage, t: TFunction): string {
  const words = wordsOf(outage, t)
  return outage.flapping ? `${words}, ${t('silence.flapping')}` : words
}

function wordsOf(outage: Outage, t: TFunction): string {
  const { cause, site, gateway, buttons, operator, sites = [], by = 0, station, desk, bell, power } = outage
  const count = buttons.length
  if (bell) return t('shift.digest.bellLost', { station: bell.name, label: gateway?.label ?? '' })
  switch (cause) {
    case 'button':
      return t('shift.digest.button', { site: site?.name ?? '', labels: buttons.map(({ label }) => label).join(', ') })
    case 'site':
      return t('shift.digest.site', { site: site?.name ?? '', count })
    case 'gateway':
      return t('shift.digest.gateway', { label: gateway?.label ?? '', count })
    case 'street':
      return t('shift.digest.street', { count: sites.length })
    case 'operator':
      return t('shift.digest.operator', { operator: operator ?? '', count: sites.length })
    case 'hub-line':
      return t('shift.digest.hubLine', { count: sites.length })
    case 'hub':
      return t('shift.digest.hub')
    case 'clock':
      return t(by < 0 ? 'shift.digest.clockBack' : 'shift.digest.clockOn', { age: duration(Math.abs(by), t) })
    case 'watched-hub':
    case 'own-line':
      return hubDigest(outage, t)
    case 'power':
      return t(power?.hub && power.goodbyeAt ? 'power.digestGoodbye' : 'power.digest', { station: station?.name ?? '' })
    case 'ups':
      return t('power.digestUps', { station: station?.name ?? '' })
    case 'station':
      return `${station?.name ?? ''}: ${t(`shift.desk.${desk ?? 'nobody'}`)}`
  }
}

function incidentWords(line: IncidentLine, now: number, t: TFunction): string {
  const { openedAt, shownAt, acknowledgedAt, acknowledgedBy, onSceneAt, disposition, text } = line
  const after = (iso: string) => duration(Date.parse(iso) - Date.parse(openedAt), t)
  const how = [
    shownAt && t('shift.digest.shown', { age: after(shownAt) }),
    acknowledgedAt
      ? t('shift.digest.acknowledged', { name: acknowledgedBy?.name ?? '', age: after(acknowledgedAt) })
      : t('shift.digest.unacknowledged'),
    onSceneAt && t('shift.digest.onScene', { time: shortTime(onSceneAt) }),
    disposition ? t('shift.digest.closed', { disposition: t(`disposition.${disposition}`) }) : t('shift.digest.stillOpen'),
    text,
  ]
  return t('shift.digest.incident', {
    site: line.site.name,
    kind: [line.drill && t('mark.drill'), t(`kind.${line.kind}`).toLocaleLowerCase()].filter(Boolean).join(' · '),
    time: shiftTime(openedAt, now),
    how: how
      .filter(Boolean)
      .map((part) => `, ${part}`)
      .join(''),
  })
}
