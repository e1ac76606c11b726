/** Every word the paper can say, in the tone of an office rather than of a screen. */
import type { HowFar } from '../../contract/message-views.ts'
import type { PressKind } from '../../contract/messages.ts'
import type { SiteKind } from '../../contract/resources.ts'
import type { Disposition, Mark, Phase } from '../../contract/views.ts'

/** What a sentence of the story may be made of; what an entry lacks is empty. */
export type Said = {
  by: string
  button: string
  late: number
  who: string
  people: string
  unreachable: string
  mark: string
  disposition: string
  text: string
  reason: string
  onPhone: boolean
  opened: boolean
  /** Of a message: by call, and how far each that was asked for came. */
  byCall: boolean
  received: string
}

export type PaperWords = {
  motto: string[]
  title: string
  /** The title of a paper about an exercise. */
  drill: (title: string) => string
  number: (id: string) => string
  site: string
  siteFacts: { name: string; code: string; address: string; place: string; station: string; contacts: string; notes: string }
  alarm: string
  alarmFacts: { kind: string; phase: string; opened: string; buttons: string; marks: string; linked: string }
  answer: string
  answerFacts: { acknowledged: string; dispatched: string; onScene: string; closed: string; disposition: string; shown: string }
  not: string
  after: (time: string) => string
  by: (name: string) => string
  presses: (n: number) => string
  lockedContacts: string
  andMore: (n: number) => string
  confirmed: string
  shownConsoles: (shown: number, told: number) => string
  shownPhones: (shown: number, told: number) => string
  unreachable: (name: string, since: string) => string
  notShown: (names: string) => string
  story: string
  moreEntries: string
  signatures: { who: string; how: string }[]
  foot: (hub: string, by: string, at: string, zone: string) => string
  kind: Record<PressKind, string>
  siteKind: Record<SiteKind, string>
  phase: Record<Phase, string>
  disposition: Record<Disposition, string>
  mark: Record<Mark, string>
  /** How far a message or a call came, with its times. */
  message: (to: string, byCall: boolean, how: string) => string
  howFar: Record<HowFar, (byCall: boolean, time: string) => string>
  entry: Record<string, (said: Said) => string>
}
