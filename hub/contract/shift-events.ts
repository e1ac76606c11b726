/** What a shift leaves on the record besides its alarms: notes, the siren that was heard, and phones that could or could not be woken. */
import type { PersonId, StationId, SubscriptionId } from './ids.ts'

type Of<Type extends string, Fields> = { type: Type; at: number } & Fields

/** Why a patrol's phone cannot be woken. no-phone: none ever subscribed. gone and refused: the push service says so. not-shown: it took a push and showed nothing. */
export type PhoneTrouble = 'no-phone' | 'gone' | 'refused' | 'not-shown'

/** What a push service made of one test; `expired`: it did not take it in time. */
export type TestOutcome = 'accepted' | 'gone' | 'refused' | 'expired'

export type ShiftEvent =
  /** For the register; `handOver`: for whoever comes next, who is asked to confirm having read it. */
  | Of<'ShiftNoted', { note: string; person: PersonId; station: StationId; text: string; handOver: boolean }>
  | Of<'HandoverRead', { note: string; person: PersonId; station: StationId }>
  | Of<'SirenChecked', { person: PersonId; station: StationId; heard: boolean }>
  | Of<'PhoneTested', { person: PersonId; by: PersonId | null; phones: SubscriptionId[] }>
  | Of<'PhoneTestSettled', { person: PersonId; subscription: SubscriptionId; outcome: TestOutcome; status?: number }>
  | Of<'PhoneTestShown', { person: PersonId; subscription: SubscriptionId }>
  /** Of a patrol on duty: since when no phone of theirs can be woken, as far as the hub can know. */
  | Of<'PhoneLost', { person: PersonId; station: StationId; since: number; why: PhoneTrouble }>
  | Of<'PhoneBack', { person: PersonId; station: StationId }>
