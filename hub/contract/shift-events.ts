/** What a shift leaves on the record besides its alarms: notes, the siren that was heard, and phones that could or could not be woken. */
import type { PersonId, StationId, SubscriptionId } from './ids.ts'

type Of<Type extends string, Fields> = { type: Type; at: number } & Fields

/** Why a phone on duty cannot be woken. no-phone: none ever subscribed. gone and refused: the push service says so. not-shown: it took a push and showed nothing. */
export type PhoneTrouble = 'no-phone' | 'gone' | 'refused' | 'not-shown'

export type ProbeUrgency = 'normal' | 'high'

/** What a push service made of one test; `expired`: it did not take it in time. */
export type TestOutcome = 'accepted' | 'gone' | 'refused' | 'expired'

/** Why a console that is signed on does not count. page: it is closed or not in sight. connection: the hub's beat does not get through. */
export type ConsoleTrouble = 'page' | 'sound' | 'untouched' | 'connection'
/** Why nobody is before a station's desk; nobody: no officer is signed on. */
export type DeskTrouble = 'nobody' | ConsoleTrouble

export type ShiftEvent =
  /** For the register; `handOver`: for whoever comes next, who is asked to confirm having read it. */
  | Of<'ShiftNoted', { note: string; person: PersonId; station: StationId; text: string; handOver: boolean }>
  | Of<'HandoverRead', { note: string; person: PersonId; station: StationId }>
  | Of<'SirenChecked', { person: PersonId; station: StationId; heard: boolean }>
  | Of<'PhoneTested', { person: PersonId; by: PersonId | null; phones: SubscriptionId[] }>
  | Of<'PhoneTestSettled', { person: PersonId; subscription: SubscriptionId; outcome: TestOutcome; status?: number }>
  | Of<'PhoneTestShown', { person: PersonId; subscription: SubscriptionId }>
  /** Of somebody on duty: since when no phone of theirs can be woken, as far as the hub can know. */
  | Of<'PhoneLost', { person: PersonId; station: StationId; since: number; why: PhoneTrouble }>
  | Of<'PhoneBack', { person: PersonId; station: StationId }>
  /** The hub tries these phones of somebody on duty by itself. normal: it wakes no sleeping phone; high: as an alarm would. */
  | Of<'PhoneProbed', { person: PersonId; phones: SubscriptionId[]; urgency: ProbeUrgency }>
  /** All consoles of a station that answers for sites are gone; again when others are told as well, or the reason is another. */
  | Of<'StationUnattended', { station: StationId; since: number; why: DeskTrouble; told: StationId[] }>
  /** planned: nobody needs to be there any more, by its hours or because it answers for no site. */
  | Of<'StationAttended', { station: StationId; because: 'back' | 'planned' }>
  /** Nobody above it was there either: its commanders are woken by push. */
  | Of<'CommandersCalled', { station: StationId; people: PersonId[] }>
