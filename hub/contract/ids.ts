/**
 * Names of things, branded so that a site can never be handed where a station is meant.
 * Parsed once at the door (HTTP schema, MQTT topic, registry file); inside nothing checks them again.
 */
import { type TUnsafe, Type } from 'typebox'

declare const brand: unique symbol
type Id<Kind extends string> = string & { readonly [brand]: Kind }

export type StationId = Id<'station'>
export type SiteId = Id<'site'>
export type ButtonId = Id<'button'>
export type GatewayId = Id<'gateway'>
/** What connects over MQTT with credentials of its own. */
export type DeviceId = ButtonId | GatewayId
export type PersonId = Id<'person'>
export type IncidentId = Id<'incident'>
/** One alarm message to one phone; made from incident, step and subscription, so that replay makes the same. */
export type NoticeId = Id<'notice'>
/** One browser's push subscription; the endpoint itself stays in the registry. */
export type SubscriptionId = Id<'subscription'>
export type ContactRequestId = Id<'contact-request'>
export type ExerciseId = Id<'exercise'>
/** One short message or call; made from incident, step, channel and person, so that replay makes the same. */
export type MessageId = Id<'message'>
/** Another hub whose silence is noticed here. */
export type WatchedHubId = Id<'watched-hub'>

/** Letters, digits, `-` and `_` only: an id is also a level of an MQTT topic, where `/ + # $` have meaning (MQTT 3.1.1 §4.7). */
const ID_PATTERN = '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$'
const id = <T extends string>(): TUnsafe<T> => Type.Unsafe<T>(Type.String({ pattern: ID_PATTERN }))

export const StationId = id<StationId>()
export const SiteId = id<SiteId>()
export const ButtonId = id<ButtonId>()
export const GatewayId = id<GatewayId>()
export const PersonId = id<PersonId>()
export const IncidentId = id<IncidentId>()
export const SubscriptionId = id<SubscriptionId>()
export const ContactRequestId = id<ContactRequestId>()
export const WatchedHubId = id<WatchedHubId>()

const idTest = new RegExp(ID_PATTERN)
/** True when the text may stand as one id in a topic or an address. */
export const isId = (text: string): boolean => idTest.test(text)
