/** One alarm from its first press to its disposition, as the desk holds it in memory. */
import type { Event, Notice, NoticeOutcome } from '../../contract/events.ts'
import type { ButtonId, ExerciseId, IncidentId, MessageId, NoticeId, PersonId, SiteId, StationId } from '../../contract/ids.ts'
import type { PressKind } from '../../contract/messages.ts'
import type { LadderTimes } from '../../contract/resources.ts'
import type { Disposition, Mark, Quiet } from '../../contract/views.ts'
import type { KeptMessage, Texting } from '../messages/message-state.ts'

/** A press on an open alarm joins it for this long after the one before; later it is news of its own. */
export const JOIN_MS = 15 * 60_000

/** Percent: at or below it a battery is low. */
export const LOW_BATTERY = 20

/** Where the answer stands. A joined press rings again and leaves this as it was. */
export type Answer =
  | { phase: 'ringing' }
  | { phase: 'acknowledged'; by: PersonId; at: number }
  | { phase: 'dispatched'; by: PersonId; at: number; dispatchedBy: PersonId; dispatchedAt: number }
  | { phase: 'on-scene'; by: PersonId; at: number; dispatchedAt: number | null; arrivedBy: PersonId; arrivedAt: number }
  | { phase: 'closed'; by: PersonId | null; at: number; disposition: Disposition; closedBy: PersonId | null; closedAt: number }

export type LadderStep = 'not-shown' | 'not-acknowledged' | 'everybody'

export type Ladder = {
  /** Times count from here: the opening, or the press that rang again. */
  from: number
  done: LadderStep[]
  /** Set once everybody has been told. */
  repeatAt: number | null
  /** A human has answered; it goes on only when something new happens. */
  paused: boolean
}

export type ButtonPressed = {
  button: ButtonId
  firstAt: number
  lastAt: number
  pressedAt: number
  presses: number
  battery?: number
  lateMinutes?: number
}

export type Incident = {
  id: IncidentId
  site: SiteId
  kind: PressKind
  quiet: Quiet | null
  /** A drill: it rings and is not real. `aside`: a real alarm came, and it is silent. Null: it is real, or shown quietly. */
  exercise: { id: ExerciseId; siren: boolean; aside: boolean } | null
  /** It was a drill until then. */
  madeRealAt: number | null
  home: StationId[]
  times: LadderTimes
  linkedTo?: IncidentId
  openedAt: number
  lastPressAt: number
  /**
   * The same two as the clock on the wall counts now, which may have been set since, and from when on a page inside the shop
   * stands still for it: never shown, only counted from.
   */
  counted: { openedAt: number; lastPressAt: number; stillFrom: number }
  presses: number
  buttons: ButtonPressed[]
  marks: Mark[]
  confirmed: boolean
  answer: Answer
  /** Null: nothing sounds. */
  ring: { since: number; cause: 'opened' | 'press' | 'not-dispatched' } | null
  /** Null: it is quiet or closed, and nobody is ever told. */
  ladder: Ladder | null
  /** Acknowledged and nobody sent yet. */
  undispatched: { ringAt: number | null; resumeAt: number | null } | null
  step: number
  told: StationId[]
  watching: StationId[]
  consoles: { told: PersonId[]; shown: PersonId[]; homeShown: boolean }
  phones: { told: string[]; shown: string[]; lastPushAt: number | null; dueAt: number | null }
  notices: Map<NoticeId, { notice: Notice; outcome: NoticeOutcome | null; shownAt: number | null; openedAt: number | null }>
  /** Short messages and calls. */
  messages: Map<MessageId, KeptMessage>
  texting: Texting
  patrols: PersonId[]
  onTheWay: PersonId[]
  neighbours: { by: PersonId; station: StationId | null; at: number }[]
  timeline: Event[]
  /** Place of the last event that changed it. */
  seq: number
}

/** Ringing or in hand and not closed, drills as well, in the order they were opened. */
export function openAlarms<Each extends Pick<Incident, 'site' | 'quiet'> & { answer: { phase: string } }>(
  { incidents }: { incidents: ReadonlyMap<IncidentId, Each> },
  site: SiteId,
): Each[] {
  return [...incidents.values()].filter((each) => each.site === site && each.quiet === null && each.answer.phase !== 'closed')
}
