/**
 * What people answer by telephone: the key 1 during a call, or a short message that begins with 1. It is the acknowledgement that their
 * page would make, with the same limits: a patrol is on its way and silences nobody.
 */
import type { Event, EventOf } from '../../contract/events.ts'
import type { SmsMeaning } from '../../contract/message-events.ts'
import type { Actor, Command } from '../commands.ts'
import type { Directory } from '../directory.ts'
import { acknowledge } from '../incident/answer.ts'
import type { Incident } from '../incident/incident.ts'
import type { State } from '../state.ts'
import { reply } from './request.ts'

type On<T extends Command['type']> = Extract<Command, { type: T }>

/** The key, and the figure a message begins with, that takes an alarm. */
const TAKES = '1'
/** The clock of a service centre and ours may differ by as much; older than this before the alarm was told, it answers another. */
const CLOCKS_DIFFER_MS = 2 * 60_000
/** As much of a message as is kept. */
const TEXT_CHARS = 320

/** What an answer makes: its acknowledgement and a word back; or why it makes none. */
function taken(incident: Incident, by: Actor, at: number): { events: Event[]; refused?: string } {
  const made = acknowledge({ type: 'Acknowledge', at, incident: incident.id, by, takeover: false }, incident)
  if (Array.isArray(made)) return { events: [...made, ...reply(incident, 'noted', by.person, at)] }
  return { events: reply(incident, 'answered', by.person, at), refused: made.refused }
}

export function hearKey({ at, message, key, by }: On<'HearKey'>, incident: Incident): Event[] {
  const kept = incident.messages.get(message)
  if (kept?.message.channel !== 'call' || kept.state === 'answered') return []
  const { person } = kept.message
  const pressed = { type: 'KeyPressed', at, incident: incident.id, message, person, key } as const
  if (key !== TAKES) return [{ ...pressed, refused: 'other-key' }]
  if (!by) return [{ ...pressed, refused: 'not-on-record' }]
  const { events, refused } = taken(incident, by, at)
  return [{ ...pressed, ...(refused !== undefined && { refused }) }, ...events]
}

export function hearSms(command: On<'HearSms'>, state: State): Event[] {
  const { at, sms, gateway, text, service, by, sentAt, directory } = command
  if (state.messages.heard.includes(sms)) return []
  const received = (meaning: SmsMeaning, incident: Incident | null, refused?: string): EventOf<'SmsReceived'> => ({
    ...{ type: 'SmsReceived', at, sms, gateway, meaning },
    person: by?.person ?? null,
    incident: incident?.id ?? null,
    text: [...text].slice(0, TEXT_CHARS).join(''),
    ...(service !== undefined && { service }),
    ...(refused !== undefined && { refused }),
  })
  if (!by) return [received('stranger', null)]

  const told = toldOpen(state, by)
  const last = told.at(-1) ?? null
  const answer = /^\s*1(?![0-9])[\s.,:!-]*(\S*)/.exec(text)
  if (!answer) return [received('other', last)]
  if (!last) return [received('nothing-open', null)]
  const inTime = told.filter((incident) => sentAt === null || sentAt >= firstTold(incident, by) - CLOCKS_DIFFER_MS)
  if (inTime.length === 0) return [received('stale', last)]
  const meant = meantBy(inTime, answer[1] ?? '', directory)
  if (!meant) return [received('unclear', last), ...reply(last, 'unclear', by.person, at)]
  const { events, refused } = taken(meant, by, at)
  return [received('answer', meant, refused), ...events]
}

/** Open alarms of which this person was told by message or telephone, in the order they were opened. */
function toldOpen(state: State, { person }: Actor): Incident[] {
  const was = ({ messages }: Incident) =>
    [...messages.values()].some(({ message, state: is }) => message.person === person && is !== 'asked' && is !== 'withdrawn')
  return [...state.incidents.values()].filter((incident) => incident.answer.phase !== 'closed' && was(incident))
}

const firstTold = ({ messages }: Incident, { person }: Actor): number =>
  Math.min(...[...messages.values()].filter(({ message }) => message.person === person).map(({ askedAt }) => askedAt))

/** By the code of its site where one is written; else the only one, or the only one that rings. Null: more than one could be meant. */
function meantBy(open: readonly Incident[], code: string, { sites }: Directory): Incident | null {
  const written = code.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
  const named = open.filter(
    ({ site }) => written !== '' && (sites.get(site)?.code ?? '').replace(/[^\p{L}\p{N}]/gu, '').toLowerCase() === written,
  )
  if (named.length > 0) return named.at(-1) ?? null
  const ringing = open.filter(({ ring }) => ring !== null)
  const [first] = ringing.length > 0 ? ringing : open
  return first && (ringing.length > 0 ? ringing : open).length === 1 ? first : null
}
