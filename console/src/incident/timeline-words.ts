import type { TFunction } from 'i18next'
import type { TimelineEntry } from '../../../hub/contract/views.ts'
import { messages } from '../i18n/vi/messages.ts'
import { timeline } from '../i18n/vi/timeline.ts'
import { words } from '../i18n/vi/words.ts'
import { names } from './words.ts'

export type Tone = 'alarm' | 'proof' | 'waits' | 'plain'

const TONES: Record<string, Tone> = {
  PressReceived: 'alarm',
  IncidentRangAgain: 'alarm',
  IncidentShown: 'proof',
  IncidentAcknowledged: 'proof',
  PatrolOnTheWay: 'proof',
  PatrolsDispatched: 'proof',
  UnitArrived: 'proof',
  StepReached: 'waits',
  LadderResumed: 'waits',
  DuressPinGiven: 'alarm',
  IncidentMadeReal: 'alarm',
  IncidentStoodAside: 'waits',
  ExerciseRung: 'waits',
  MistakeReported: 'waits',
  MessagesRequested: 'waits',
  KeyPressed: 'proof',
  SmsReceived: 'proof',
}
export const toneOf = (entry: TimelineEntry): Tone => TONES[entry.type] ?? 'plain'

type Known = keyof typeof timeline
const isKnown = (type: string): type is Known => Object.hasOwn(timeline, type)
const isMark = (mark: string): mark is keyof typeof words.mark => Object.hasOwn(words.mark, mark)
const markWords = (mark: string, t: TFunction) => (isMark(mark) ? t(`mark.${mark}`) : mark)

const isBecause = (reason: string): reason is keyof typeof messages.because => Object.hasOwn(messages.because, reason)
const becauseWords = (reason: string, t: TFunction) => (isBecause(reason) ? t(`messages.because.${reason}`) : reason)
const isWhat = (what: string): what is keyof typeof messages.what => Object.hasOwn(messages.what, what)
const whatWords = (what: string, t: TFunction) => (isWhat(what) ? t(`messages.what.${what}`) : what)
const isRefusal = (reason: string): reason is keyof typeof messages.refused => Object.hasOwn(messages.refused, reason)
/** Why an answer by telephone changed nothing. */
const refusedWords = (reason: string, t: TFunction) => (isRefusal(reason) ? t(`messages.refused.${reason}`) : reason)

/** One entry of the story as a sentence; a type this page does not know is shown by its name, never left out. */
export function timelineWords(entry: TimelineEntry, t: TFunction): string {
  const key = keyOf(entry)
  const who = [...(entry.stations ?? []), ...(entry.people ?? [])]
  const said = t(`timeline.${isKnown(key) ? key : 'unknown'}`, {
    type: entry.type,
    by: entry.by?.name ?? t('timeline.someone'),
    button: entry.button?.label ?? '',
    n: entry.lateMinutes ?? 0,
    who: names(who),
    people: names(entry.people ?? []),
    mark: markWords(entry.mark ?? '', t),
    disposition: entry.disposition ? t(`disposition.${entry.disposition}`) : '',
    text: entry.text ?? '',
    because: becauseWords(entry.reason ?? '', t),
    what: whatWords(entry.mark ?? '', t),
    refused: entry.reason ? refusedWords(entry.reason, t) : '',
  })
  return [said, ...asides(entry, t)].join(' — ')
}

function keyOf({ type, reason, surface, stage, stations, people, lateMinutes, outcome }: TimelineEntry): string {
  switch (type) {
    case 'PressReceived':
      return lateMinutes ? 'PressReceivedLate' : type
    case 'IncidentShown':
      return stage === 'opened' ? 'IncidentOpenedPhone' : surface === 'phone' ? 'IncidentShownPhone' : 'IncidentShownConsole'
    case 'StepReached':
      return (stations?.length ?? 0) + (people?.length ?? 0) > 0 ? type : 'StepReachedNobody'
    case 'IncidentMadeReal':
      return reason === 'tamper' ? 'IncidentMadeRealTamper' : type
    case 'MessagesRequested':
      return people?.length ? (outcome === 'call' ? 'MessagesRequestedCall' : type) : 'MessagesRequestedNobody'
    case 'KeyPressed':
      return reason ? 'KeyPressedRefused' : type
    case 'SmsReceived':
      return reason ? 'SmsReceivedRefused' : outcome === 'unclear' ? 'SmsReceivedUnclear' : type
    case 'PatrolsDispatched':
      return people?.length ? type : 'PatrolsDispatchedNobody'
    default:
      return type
  }
}

function asides({ type, marks = [], unreachable = [], raw, text }: TimelineEntry, t: TFunction): string[] {
  return [
    ...marks.filter((mark) => mark !== 'late').map((mark) => markWords(mark, t)),
    ...(unreachable.length > 0
      ? [t(type === 'MessagesRequested' ? 'timeline.noNumber' : 'timeline.unreachable', { people: names(unreachable) })]
      : []),
    ...(raw === undefined ? [] : [t('timeline.raw', { raw })]),
    ...(type === 'IncidentClosed' && text ? [text] : []),
  ]
}
