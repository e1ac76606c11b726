/** A telephone that hangs on the demo's wall. */
import type { PersonId } from '../contract/ids.ts'

export type Subscriber = { id: PersonId; name: string; role: string; number: string }
/** `mine`: written there, else received. */
export type ShortMessage = { at: string; text: string; mine?: true }
export type TelephoneCall = { state: 'ringing' | 'talking'; say: string[] }
export type Telephone = Subscriber & { messages: ShortMessage[]; call: TelephoneCall | null; missed: number }
