/** What a gateway with a GSM modem is asked, and what it says: short messages, calls and service codes. All of it QoS 1, and every id is one thing however often it is sent. */
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { MODEM_NEWS, type ModemNews } from './topics.ts'

const Id = Type.String({ minLength: 1, maxLength: 128, description: 'Given by the hub; sent again it is the same thing' })
const At = Type.String({ format: 'date-time' })
const Number_ = Type.String({ minLength: 2, maxLength: 32, description: 'A telephone number, +84912345678 or 0912345678' })
const ExpiresAt = Type.String({ format: 'date-time', description: 'Not begun after this time' })
const Code = Type.String({ maxLength: 64, description: 'Why it failed, for the record' })
const Later = Type.Boolean({ description: 'true: the same may work later; false: it will not until someone acts' })

/** `gateways/<id>/sms/out`, from the hub */
export const SmsOutMessage = Type.Object({
  id: Id,
  to: Number_,
  text: Type.String({ minLength: 1, maxLength: 2_000 }),
  expiresAt: ExpiresAt,
})
export type SmsOutMessage = Static<typeof SmsOutMessage>

/** `gateways/<id>/sms/status`. `queued`: on the bridge's disk; `sent`: the network has it; `delivered`: the telephone has it. */
export const SmsStatusMessage = Type.Object({
  id: Id,
  state: Type.Enum(['queued', 'sent', 'delivered', 'failed']),
  part: Type.Optional(Type.Integer({ minimum: 1, description: 'One piece of a long message; without it the whole is meant' })),
  parts: Type.Optional(Type.Integer({ minimum: 1 })),
  code: Type.Optional(Code),
  later: Later,
  at: At,
})
export type SmsStatusMessage = Static<typeof SmsStatusMessage>

/** `gateways/<id>/sms/in` */
export const SmsInMessage = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 128, description: 'The same message read again has the same' }),
  from: Type.String({ maxLength: 32, description: 'A number, or the name of a service' }),
  text: Type.String(),
  at: Type.String({ format: 'date-time', description: 'By the clock of the service centre' }),
  incomplete: Type.Optional(Type.Boolean({ description: 'Pieces never came: … stands for each' })),
  pdu: Type.Optional(Type.String({ description: 'What could not be read, as it came' })),
})
export type SmsInMessage = Static<typeof SmsInMessage>

/** `gateways/<id>/call/out`, from the hub */
export const CallOutMessage = Type.Object({
  id: Id,
  to: Number_,
  say: Type.Array(Type.String({ pattern: '^[A-Za-z0-9_-]{1,32}$' }), { maxItems: 32, description: 'Phrases in their order' }),
  expiresAt: ExpiresAt,
})
export type CallOutMessage = Static<typeof CallOutMessage>

/** `gateways/<id>/call/status`. Some networks say `answered` while it still rings: only `pressed` proves a person. */
export const CallStatusMessage = Type.Object({
  id: Id,
  state: Type.Enum(['queued', 'dialling', 'ringing', 'answered', 'pressed', 'ended', 'failed']),
  digit: Type.Optional(Type.String({ pattern: '^[0-9A-D*#]$' })),
  said: Type.Optional(Type.Boolean({ description: 'With `answered`: whether this modem has a voice for what it is to say' })),
  code: Type.Optional(Code),
  later: Later,
  at: At,
})
export type CallStatusMessage = Static<typeof CallStatusMessage>

/** `gateways/<id>/ussd/out`, from the hub */
export const UssdOutMessage = Type.Object({ id: Id, code: Type.String({ pattern: '^[0-9*#]{2,64}$' }), expiresAt: ExpiresAt })
export type UssdOutMessage = Static<typeof UssdOutMessage>

/** `gateways/<id>/ussd/in`: the answer, or why there is none */
export const UssdInMessage = Type.Object({
  id: Id,
  text: Type.Optional(Type.String()),
  more: Type.Optional(Type.Boolean({ description: 'The service asked back; the session was ended' })),
  code: Type.Optional(Code),
  later: Later,
  at: At,
})
export type UssdInMessage = Static<typeof UssdInMessage>

const NEWS = { 'sms/status': SmsStatusMessage, 'sms/in': SmsInMessage, 'call/status': CallStatusMessage, 'ussd/in': UssdInMessage }
const ORDERS = { 'sms/out': SmsOutMessage, 'call/out': CallOutMessage, 'ussd/out': UssdOutMessage }

/** One piece of news, with the topic it came on. */
export type ModemSays = { [What in ModemNews]: { what: What; news: Static<(typeof NEWS)[What]> } }[ModemNews]

function parse(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload))
  } catch {
    return null
  }
}

/** What a modem said; null when it cannot be understood. */
export function readModemNews<What extends ModemNews>(what: What, payload: Uint8Array): Static<(typeof NEWS)[What]> | null {
  const value = parse(payload)
  return Value.Check(NEWS[what], value) ? (value as Static<(typeof NEWS)[What]>) : null
}

/** The same with its topic; null for any other topic as well. */
export function readSaid(what: string, payload: Uint8Array): ModemSays | null {
  const topic = MODEM_NEWS.find((each) => each === what)
  const news = topic && readModemNews(topic, payload)
  return topic && news ? ({ what: topic, news } as ModemSays) : null
}

/** What a modem is asked; when it cannot be understood, whose answer is waited for, as far as that can be read. */
export function readModemOrder<What extends keyof typeof ORDERS>(
  what: What,
  payload: Uint8Array,
): { ok: true; order: Static<(typeof ORDERS)[What]> } | { ok: false; id: string | null } {
  const value = parse(payload)
  if (Value.Check(ORDERS[what], value)) return { ok: true, order: value as Static<(typeof ORDERS)[What]> }
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null
  return { ok: false, id: Value.Check(Id, id) ? id : null }
}
