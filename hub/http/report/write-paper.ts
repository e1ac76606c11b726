/** From an incident as this person sees it to the words on its paper. What the view leaves out, the paper leaves out. */
import type { IncidentView, ReducedIncidentView, TimelineEntry } from '../../contract/views.ts'
import { messageReceipts } from './message-receipts.ts'
import type { Fact, Paper } from './paper.ts'
import type { PaperWords } from './words.ts'
import { en } from './words-en.ts'
import { vi } from './words-vi.ts'

export type Occasion = {
  language: 'vi' | 'en'
  timeZone: string
  hub: string
  /** Who asks for the paper. */
  by: string
  /** ms since 1970 */
  at: number
}

const WORDS: Record<Occasion['language'], PaperWords> = { vi, en }
const MOST_CONTACTS = 5
const MOST_BUTTONS = 6

type Pen = { words: PaperWords; time: (iso: string) => string; moment: (at: string | number) => string }

export function writePaper(view: IncidentView | ReducedIncidentView, occasion: Occasion): Paper {
  const { language, timeZone, hub, by, at } = occasion
  const words = WORDS[language]
  const format = (options: Intl.DateTimeFormatOptions) => {
    const shape = new Intl.DateTimeFormat('vi', { ...options, timeZone, hour12: false })
    return (when: string | number) => shape.format(new Date(when))
  }
  const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const
  const time = format(clock)
  const date = format({ day: '2-digit', month: '2-digit', year: 'numeric' })
  const pen: Pen = { words, time, moment: (when) => `${time(when)} ${date(when)}` }
  const whole = 'told' in view ? view : null
  return {
    language,
    authority: whole ? [hub, whole.station.name] : [hub],
    motto: words.motto,
    title: whole?.drill ? words.drill(words.title) : words.title,
    number: words.number(view.id),
    sections: [
      { title: words.site, facts: siteFacts(view, pen) },
      { title: words.alarm, facts: alarmFacts(view, pen) },
      { title: words.answer, facts: answerFacts(view, pen) },
    ],
    story: whole?.timeline
      ? {
          title: words.story,
          entries: whole.timeline.map((entry) => ({
            time: time(entry.at),
            text: sentence(entry, words, messageReceipts(entry, whole, words, time)),
          })),
          more: words.moreEntries,
        }
      : null,
    signatures: words.signatures,
    foot: words.foot(hub, by, pen.moment(at), timeZone),
  }
}

const facts = (...found: (Fact | false | null | undefined)[]): Fact[] => found.filter((fact) => !!fact)
const fact = (label: string, ...parts: (string | false | undefined)[]): Fact => ({ label, value: parts.filter(Boolean).join(' · ') })

/** The challenge word stays off the paper: whoever finds it could call as the police. */
function siteFacts(view: IncidentView | ReducedIncidentView, { words }: Pen): Fact[] {
  const { siteFacts: label } = words
  const { site } = view
  if (!('address' in site)) return facts(fact(label.name, site.name), fact(label.code, site.code))
  const people = site.contacts.slice(0, MOST_CONTACTS).map(({ name, role, phone }) => [name, role, phone].filter(Boolean).join(', '))
  const left = site.contacts.length - people.length
  return facts(
    fact(label.name, site.name, words.siteKind[site.kind]),
    fact(label.code, site.code),
    fact(label.address, site.address),
    fact(label.place, `${site.location.lat}, ${site.location.lon}`),
    'station' in view && fact(label.station, view.station.name),
    fact(
      label.contacts,
      [...people, left > 0 && words.andMore(left), site.contactsLocked && words.lockedContacts].filter(Boolean).join('; ') || words.not,
    ),
    !!site.notes && fact(label.notes, site.notes),
  )
}

function alarmFacts(view: IncidentView | ReducedIncidentView, { words, time, moment }: Pen): Fact[] {
  const { alarmFacts: label } = words
  const pressed: readonly { label: string; pressedAt: string; presses?: number }[] = view.buttons
  const buttons = pressed.slice(0, MOST_BUTTONS).map(({ label: button, pressedAt, presses = 1 }) => {
    const often = presses > 1 && words.presses(presses)
    return `${button} (${[time(pressedAt), often].filter(Boolean).join(', ')})`
  })
  const left = view.buttons.length - buttons.length
  const marks = 'marks' in view ? [view.confirmed && words.confirmed, ...view.marks.map((mark) => words.mark[mark])].filter(Boolean) : []
  return facts(
    fact(label.kind, words.kind[view.kind], words.phase[view.phase]),
    fact(label.opened, moment(view.openedAt)),
    fact(label.buttons, [...buttons, left > 0 && words.andMore(left)].filter(Boolean).join('; ')),
    marks.length > 0 && fact(label.marks, marks.join('; ')),
    'linkedTo' in view && !!view.linkedTo && fact(label.linked, view.linkedTo),
  )
}

function answerFacts(view: IncidentView | ReducedIncidentView, { words, time, moment }: Pen): Fact[] {
  const { answerFacts: label } = words
  const whole = 'told' in view ? view : null
  const since = (at: string) => {
    const seconds = Math.max(0, Math.round((Date.parse(at) - Date.parse(view.openedAt)) / 1000))
    const two = (value: number) => String(value).padStart(2, '0')
    const hours = Math.floor(seconds / 3600)
    return words.after(`${hours > 0 ? `${hours}:` : ''}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`)
  }
  const reached = (name: string, at: string | undefined, who?: string) =>
    at ? fact(name, moment(at), since(at), who) : fact(name, words.not)
  const by = (person: { name: string } | undefined) => person && words.by(person.name)
  const shownTo = whole?.shownTo ?? []
  const missing = shownTo.filter(({ shown, unreachableSince }) => shown === 0 && !unreachableSince)
  return facts(
    reached(label.acknowledged, view.acknowledgedAt, by(whole?.acknowledgedBy)),
    reached(label.dispatched, view.dispatchedAt, whole?.patrols?.map(({ name }) => name).join(', ')),
    reached(label.onScene, view.onSceneAt),
    reached(label.closed, view.closedAt, by(whole?.closedBy)),
    whole?.disposition && fact(label.disposition, words.disposition[whole.disposition]),
    whole &&
      fact(
        label.shown,
        words.shownConsoles(whole.receipts.consoles.shown, whole.receipts.consoles.told),
        words.shownPhones(whole.receipts.phones.shown, whole.receipts.phones.told),
        missing.length > 0 && words.notShown(missing.map(({ name }) => name).join(', ')),
        ...shownTo.map(({ name, unreachableSince }) => unreachableSince !== undefined && words.unreachable(name, time(unreachableSince))),
      ),
  )
}

const names = (refs: readonly { name: string }[] = []) => refs.map(({ name }) => name).join(', ')

/** An entry of a kind this paper does not know stands by its name: nothing is left out of a story. */
function sentence(entry: TimelineEntry, words: PaperWords, received: string): string {
  const marks = [...(entry.marks ?? []), ...(entry.mark ? [entry.mark] : [])].filter((mark) => mark !== 'late')
  const say = words.entry[entry.type]
  if (!say) return entry.type
  return say({
    by: entry.by?.name ?? '',
    button: entry.button?.label ?? '',
    late: entry.lateMinutes ?? 0,
    who: names([...(entry.stations ?? []), ...(entry.people ?? [])]),
    people: names(entry.people),
    unreachable: names(entry.unreachable),
    mark: marks.map((mark) => (mark in words.mark ? words.mark[mark as keyof PaperWords['mark']] : mark)).join(', '),
    disposition: entry.disposition ? words.disposition[entry.disposition] : '',
    text: entry.text ?? '',
    reason: entry.reason ?? '',
    onPhone: entry.surface === 'phone',
    opened: entry.stage === 'opened',
    byCall: entry.outcome === 'call',
    received,
  })
}
