/** One line of the printed register: when, what, and how it went. */
import type { TFunction } from 'i18next'
import type { Outage } from '../../../../hub/contract/duty-views.ts'
import type { IncidentLine, RegisterEntry } from '../../../../hub/contract/shift.ts'
import { duration } from '../../time/duration.ts'
import { clockTime, shortTime } from '../../time/format.ts'
import { whoKnows } from '../silence/silence-words.ts'
import { silenceWords } from './digest-words.ts'

export type RegisterLine = { what: string; how: string }

export function registerLine(entry: RegisterEntry, t: TFunction): RegisterLine {
  switch (entry.what) {
    case 'incident':
      return incidentLine(entry.incident, t)
    case 'outage': {
      const { since, until, cause, sites = [] } = entry.outage
      const how = until
        ? t('shift.register.back', { time: shortTime(until), age: duration(Date.parse(until) - Date.parse(since), t) })
        : t('shift.register.notBack')
      if (cause === 'hub') return { what: t('shift.register.hubDown'), how }
      if (cause === 'power' || cause === 'ups')
        return { what: t(cause === 'power' ? 'power.register' : 'power.registerUps'), how: [silenceWords(entry.outage, t), how].join('; ') }
      if (cause === 'clock') return { what: silenceWords(entry.outage, t), how: '' }
      // Paper folds nothing: every place stands there by name.
      const places = sites.map(({ name }) => name).join(', ')
      const known = whoKnows(entry.outage, Date.parse(until ?? since), t)
      const words = [silenceWords(entry.outage, t), places && `(${places})`].filter(Boolean).join(' ')
      return {
        what: whatOf(cause, t),
        how: [words, how, known].filter(Boolean).join('; '),
      }
    }
    case 'bypass':
    case 'on-test': {
      const { site, by, reason, until, endedAt } = entry
      const what =
        entry.what === 'bypass'
          ? t('shift.register.bypass', { label: entry.button.label, site: site.name })
          : t('shift.register.onTest', { site: site.name })
      const how = [
        t('shift.register.quietHow', { name: by.name, reason, until: shortTime(until) }),
        endedAt && t('shift.register.endedAt', { time: shortTime(endedAt) }),
      ]
      return { what, how: how.filter(Boolean).join('; ') }
    }
    case 'note': {
      const { handOver, by, text, readBy } = entry.note
      const read = handOver
        ? [readBy.length > 0 ? t('shift.digest.readBy', { names: readBy.map(({ name }) => name).join(', ') }) : t('shift.digest.unread')]
        : []
      return { what: handOver ? t('shift.register.handOver') : t('shift.register.note'), how: [`${by.name}: ${text}`, ...read].join(' — ') }
    }
    case 'phone': {
      const { person, why, since } = entry.phone
      const back = entry.backAt && t('shift.register.phoneBack', { time: shortTime(entry.backAt) })
      return {
        what: t('shift.register.phone', { name: person.name }),
        how: [t('shift.register.phoneHow', { why: t(`shift.phone.${why}`), time: shortTime(since) }), back].filter(Boolean).join('; '),
      }
    }
    case 'mistake':
      return { what: t('shift.register.mistake', { site: entry.site.name }), how: '' }
  }
}

function whatOf(cause: Outage['cause'], t: TFunction): string {
  if (cause === 'watched-hub') return t('watched.register')
  if (cause === 'own-line') return t('watched.registerLine')
  return t(cause === 'station' ? 'shift.register.emptyDesk' : 'shift.register.outage')
}

function incidentLine(line: IncidentLine, t: TFunction): RegisterLine {
  const { kind, site, quiet, buttons, shownAt, acknowledgedAt, acknowledgedBy, dispatchedAt, patrols, onSceneAt, closedAt } = line
  const words = { kind: [line.drill && t('mark.drill'), t(`kind.${kind}`)].filter(Boolean).join(' · '), site: site.name, code: site.code }
  const who = patrols.length > 0 ? ` (${patrols.map(({ name }) => name).join(', ')})` : ''
  const disposition = line.disposition ? t(`disposition.${line.disposition}`) : ''
  const how = [
    buttons.length > 0 && t('shift.register.buttons', { labels: buttons.join(', ') }),
    shownAt && t('shift.register.shownAt', { time: clockTime(shownAt) }),
    acknowledgedAt && t('shift.register.acknowledgedAt', { time: clockTime(acknowledgedAt), name: acknowledgedBy?.name ?? '' }),
    dispatchedAt && t('shift.register.dispatchedAt', { time: clockTime(dispatchedAt), who }),
    onSceneAt && t('shift.register.onSceneAt', { time: clockTime(onSceneAt) }),
    closedAt ? t('shift.register.closedAt', { time: clockTime(closedAt), disposition }) : t('shift.register.open'),
    line.text,
  ]
  return { what: quiet ? t('shift.register.quiet', words) : t('shift.register.incident', words), how: how.filter(Boolean).join('; ') }
}
