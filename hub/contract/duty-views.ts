/** What surrounds the alarms on a duty desk: silence, deliberate quiet, and who is there. Made by core/desk-view.ts and core/shift/duty-view.ts. */
import { type Static, Type } from 'typebox'
import { GatewayId, PersonId, SubscriptionId } from './ids.ts'
import { HowTold } from './message-views.ts'
import { PowerLeft } from './power.ts'
import { IsoTime, Location } from './resources.ts'
import { SelfDrillTrouble } from './self-drill.ts'
import { ButtonRef, Bypass, OnTest, PersonRef, SiteRef, StationRef } from './views.ts'

/** Decided in core/silence/tonight.ts. What does not change tonight's action waits for the digest. */
const tonight = Type.Boolean({ description: 'It may keep tonight’s alarm from being heard: it stands on the desk’s rail' })

/** Silence that somebody should know of; one entry for all that fell silent together. */
export const Outage = Type.Object({
  id: Type.String(),
  cause: Type.Enum(['button', 'gateway', 'site', 'street', 'operator', 'hub-line', 'hub', 'station', 'clock', 'power', 'ups']),
  since: IsoTime,
  until: Type.Optional(IsoTime),
  site: Type.Optional(SiteRef),
  gateway: Type.Optional(Type.Object({ id: GatewayId, label: Type.String() })),
  /** The gateway is the bell of this station. */
  bell: Type.Optional(StationRef),
  /** The carrier whose sites fell silent. */
  operator: Type.Optional(Type.String()),
  /** Of more than one place: those that are silent, by name. */
  sites: Type.Optional(Type.Array(SiteRef)),
  /** Of a street: its middle, and how far its places lie from it, metres. */
  place: Type.Optional(Type.Object({ location: Location, radius: Type.Number() })),
  /** Of a station without power: what is left. */
  power: Type.Optional(PowerLeft),
  /** Of a duty desk that nobody is before: whose, its telephone, and why. Of power: which station. */
  station: Type.Optional(Type.Object({ ...StationRef.properties, phone: Type.Optional(Type.String()) })),
  desk: Type.Optional(Type.Enum(['nobody', 'page', 'sound', 'untouched', 'connection'])),
  buttons: Type.Array(ButtonRef),
  /** It comes and goes. */
  flapping: Type.Optional(Type.Boolean()),
  /** By how much the clock was set, ms. */
  by: Type.Optional(Type.Number()),
  tonight,
  /** An officer of whoever reads this must say that they have seen it; it sounds until then. */
  toAcknowledge: Type.Optional(Type.Boolean()),
  acknowledged: Type.Optional(Type.Object({ by: PersonRef, at: IsoTime, note: Type.Optional(Type.String()) })),
  /** By the shop's opening hours; absent when nobody has told them. */
  openNow: Type.Optional(Type.Boolean()),
})
export type Outage = Static<typeof Outage>

/** Deliberate quiet that runs now. */
export const RunningTest = Type.Object({ ...OnTest.properties, siteName: Type.String(), tonight })
export type RunningTest = Static<typeof RunningTest>
export const RunningBypass = Type.Object({ ...Bypass.properties, siteName: Type.String(), label: Type.String(), tonight })
export type RunningBypass = Static<typeof RunningBypass>

export const NotUnderstood = Type.Object({
  device: Type.String(),
  label: Type.String(),
  site: Type.Optional(SiteRef),
  topic: Type.String(),
  at: IsoTime,
  tonight,
})
export type NotUnderstood = Static<typeof NotUnderstood>

/** A patrol on duty whose phones cannot be woken, shown before it is needed. */
export const LostPhone = Type.Object({
  person: PersonRef,
  station: StationRef,
  since: IsoTime,
  why: Type.Enum(['no-phone', 'gone', 'refused', 'not-shown']),
  tonight,
})
export type LostPhone = Static<typeof LostPhone>

/** What an officer may say to a silence that was seen. */
export const AcknowledgeOutageBody = Type.Object(
  { note: Type.Optional(Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' })) },
  { additionalProperties: false },
)
/** One of one's own phones while on duty. */
export const OwnPhone = Type.Object({
  id: SubscriptionId,
  /** When it last showed a push. */
  provenAt: Type.Optional(IsoTime),
  /** It cannot be woken, as far as the hub can know. */
  trouble: Type.Optional(Type.Object({ since: IsoTime, why: Type.Enum(['gone', 'refused', 'not-shown']) })),
})
export type OwnPhone = Static<typeof OwnPhone>

/** `event: supervision` of the feed: everything about silence and deliberate quiet that this person may see. */
export const SupervisionView = Type.Object({
  at: IsoTime,
  counts: Type.Object({
    total: Type.Integer(),
    online: Type.Integer(),
    disconnected: Type.Integer(),
    offline: Type.Integer(),
    neverHeard: Type.Integer(),
    lowBattery: Type.Integer(),
  }),
  outages: Type.Array(Outage),
  onTest: Type.Array(RunningTest),
  bypasses: Type.Array(RunningBypass),
  /** What a device said in the last 24 hours on its own topics and nobody could understand. */
  notUnderstood: Type.Array(NotUnderstood),
  phones: Type.Array(LostPhone),
  /** The hub's own test did not come or failed; absent when all is well. */
  selfDrill: Type.Optional(SelfDrillTrouble),
  /** To desks and the office; absent when all is well. */
  howTold: Type.Optional(HowTold),
  /** Only in the feed by which the hub tests itself: the last press of its own button. */
  ownPress: Type.Optional(Type.String()),
})
export type SupervisionView = Static<typeof SupervisionView>

/** A line of the shift's register; a hand-over note is one that the next officer confirms having read. */
export const ShiftNote = Type.Object({
  id: Type.String(),
  at: IsoTime,
  by: PersonRef,
  text: Type.String(),
  handOver: Type.Boolean(),
  readBy: Type.Array(Type.Object({ ...PersonRef.properties, at: IsoTime })),
})
export type ShiftNote = Static<typeof ShiftNote>

/** The last test of one person's phones, phone by phone. */
export const PhoneTest = Type.Object({
  at: IsoTime,
  /** What has not been shown by then is not shown. */
  lateAt: IsoTime,
  phones: Type.Array(
    Type.Object({
      id: SubscriptionId,
      outcome: Type.Optional(Type.Enum(['accepted', 'gone', 'refused', 'expired'], { description: 'What its push service said' })),
      shownAt: Type.Optional(IsoTime),
    }),
  ),
})
export type PhoneTest = Static<typeof PhoneTest>

/** Who is there now at one station. */
export const StationDuty = Type.Object({
  station: StationRef,
  /** The desk's telephone. */
  phone: Type.Optional(Type.String()),
  attended: Type.Boolean(),
  people: Type.Array(
    Type.Object({
      id: PersonId,
      name: Type.String(),
      role: Type.String(),
      since: IsoTime,
      attended: Type.Boolean(),
      /** Phones that could be woken by push. */
      phones: Type.Integer(),
      // the rest is for the stations one sees
      /** When a phone of theirs last showed a push. */
      provenAt: Type.Optional(IsoTime),
      unreachableSince: Type.Optional(IsoTime),
      test: Type.Optional(PhoneTest),
      /** When they last said, in this shift, that the siren was heard. */
      sirenHeardAt: Type.Optional(IsoTime),
    }),
  ),
})
export type StationDuty = Static<typeof StationDuty>
export const DutyView = Type.Object({
  onDuty: Type.Boolean(),
  station: Type.Optional(StationRef),
  since: Type.Optional(IsoTime),
  attended: Type.Boolean(),
  /** Left for whoever comes next, and not yet confirmed as read by this person. */
  handovers: Type.Array(ShiftNote),
  /** Own station first, then its neighbours in the order they would be called. */
  stations: Type.Array(StationDuty),
  phones: Type.Optional(Type.Array(OwnPhone)),
})
export type DutyView = Static<typeof DutyView>
