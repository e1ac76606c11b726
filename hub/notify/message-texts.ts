/**
 * What a short message says: most in one or two pieces, and several alarms at once in three. Vietnamese goes as UCS-2,
 * 70 characters alone and 67 in a piece (3GPP TS 23.040 §9.2.3.24.1).
 */
import type { Message } from '../contract/message-events.ts'
import { assertNever } from '../core/never.ts'
import type { IncidentBrief, Language } from './deps.ts'
import { MESSAGE_WORDS } from './message-words.ts'
import { TEXTS } from './texts.ts'

/** UTF-16 units. */
const PIECE = 67
export const TWO_PIECES = 2 * PIECE
export const THREE_PIECES = 3 * PIECE
/** No street is worth more of a site's name, nor a name more of a street. */
const STREET_LEAST = 16
const NAME_LEAST = 12
/** What the names of many sites are cut to, one after the other, until all fit: at last the code stands alone. */
const NAME_CUTS = [24, 12, 0]
const COLLEAGUE = 24

export type Reader = {
  language: Language
  timeZone: string
  isPatrol: boolean
  /** Codes of all open alarms that this person was told of, the oldest first: with more than one the figure alone says too little. */
  open: readonly string[]
}

/** About one alarm, or of none: a test. */
export function messageText(what: Message['what'], brief: IncidentBrief, reader: Reader): string {
  const words = MESSAGE_WORDS[reader.language]
  const name = clean(brief.siteName)
  const code = brief.siteCode
  const street = clean(brief.address.split(',')[0] ?? '')
  const marks = brief.marks.flatMap((mark) => TEXTS[reader.language].marks[mark] ?? []).slice(0, 2)
  const where = (head: string, tail: string[], end: string, with_: 'street' | 'name') => {
    const write = (shownName: string, shownStreet: string) => {
      const said = [`${shownName} (${code})`, shownStreet, ...tail].filter(Boolean).join(', ')
      return `${drillFirst(brief, reader)}${head}: ${said}.${end ? ` ${end}` : ''}`
    }
    return fitted(name, with_ === 'street' ? street : '', write)
  }
  const several = reader.open.length > 1 ? code : null
  switch (what) {
    case 'alarm': {
      const answered = brief.phase === 'ringing' ? [] : [TEXTS[reader.language].alreadyAnswered]
      const tail = [clockMinutes(brief.at, reader), ...marks, ...answered]
      return where(words.alarm[brief.kind], tail, words.reply(reader.isPatrol, several), 'street')
    }
    case 'dispatched': {
      const tail = [TEXTS[reader.language].kind[brief.kind], clockMinutes(brief.at, reader), ...marks]
      return where(words.dispatched, tail, words.reply(true, several), 'street')
    }
    case 'answered':
      return where(words.answered(brief.by && cut(clean(brief.by), COLLEAGUE)), [], words.afterAnswer(reader.isPatrol), 'name')
    case 'closed':
      return where(words.closed, brief.disposition ? [TEXTS[reader.language].disposition[brief.disposition]] : [], '', 'name')
    case 'noted':
      return where(words.noted(reader.isPatrol), [], '', 'name')
    case 'unclear':
      return unclearText(reader)
    default:
      return assertNever(what)
  }
}

/** The same news of several alarms. `count`: of how many of them it speaks, from the first on; the others need another message. */
export function manyText(
  what: 'alarm' | 'dispatched' | 'answered' | 'closed',
  briefs: readonly IncidentBrief[],
  reader: Reader,
): { text: string; count: number } {
  const words = MESSAGE_WORDS[reader.language]
  const [first] = briefs
  if (!first) throw new Error('a message about nothing')
  const heads = { alarm: words.alarms, dispatched: words.dispatchedTo, answered: words.answeredMany, closed: words.closedMany }
  const isPatrol = reader.isPatrol || what === 'dispatched'
  const ends = {
    alarm: words.replyOneOf,
    dispatched: words.replyOneOf,
    answered: () => words.afterAnswer(reader.isPatrol),
    closed: () => '',
  }
  const end = ends[what](isPatrol, first.siteCode)
  const write = (count: number, nameChars: number) => {
    const sites = briefs.slice(0, count).map((brief) => label(brief, nameChars, words.burns))
    return `${drillFirst(first, reader)}${heads[what](count)}: ${sites.join('; ')}.${end ? ` ${end}` : ''}`
  }
  for (const chars of NAME_CUTS)
    if (write(briefs.length, chars).length <= THREE_PIECES) return { text: write(briefs.length, chars), count: briefs.length }
  let count = briefs.length
  while (count > 1 && write(count, 0).length > THREE_PIECES) count -= 1
  return { text: write(count, 0), count }
}

export const messageTestText = (language: Language): string => MESSAGE_WORDS[language].test

function unclearText({ language, open }: Reader): string {
  const { unclear, or } = MESSAGE_WORDS[language]
  const write = (count: number) =>
    `${unclear(open.length)} ${open
      .slice(0, count)
      .map((code) => `1 ${code}`)
      .join(` ${or} `)}.`
  let count = open.length
  while (count > 1 && write(count).length > TWO_PIECES) count -= 1
  return write(count)
}

const drillFirst = ({ marks }: IncidentBrief, { language }: Reader) => (marks.includes('drill') ? `${MESSAGE_WORDS[language].drill}: ` : '')

function label({ siteCode, siteName, kind }: IncidentBrief, nameChars: number, burns: string): string {
  const name = nameChars > 0 ? ` ${cut(clean(siteName), nameChars)}` : ''
  return `${siteCode}${name}${kind === 'fire' ? ` (${burns})` : ''}`
}

/** As much of the name and the street as two pieces hold. */
function fitted(name: string, street: string, write: (name: string, street: string) => string): string {
  const whole = write(name, street)
  if (whole.length <= TWO_PIECES) return whole
  const left = Math.max(TWO_PIECES - (whole.length - name.length - street.length), NAME_LEAST)
  const shownStreet = cut(street, Math.max(left - name.length, Math.min(STREET_LEAST, left - NAME_LEAST)))
  return write(cut(name, left - shownStreet.length), shownStreet)
}

/** Letters that are put together out of two are one piece of a message each. */
const clean = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()

/** To so many UTF-16 units, at the end of a character. */
function cut(text: string, units: number): string {
  if (text.length <= units) return text
  if (units <= 1) return ''
  let kept = ''
  for (const character of text) {
    if (kept.length + character.length > units - 1) break
    kept += character
  }
  return `${kept.trimEnd()}…`
}

const clockMinutes = (at: number, { language, timeZone }: Reader): string =>
  new Intl.DateTimeFormat(language, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
