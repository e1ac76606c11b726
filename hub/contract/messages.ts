/** What travels inside MQTT messages. The hub reads the button's side forgivingly (see read.ts) and writes its own side exactly. */
import { type Static, Type } from 'typebox'
import { IncidentId } from './ids.ts'

/** What a press asks for. `test` asks for nothing but a proof of life. */
export const PressKind = Type.Enum(['holdup', 'fire', 'duress', 'test'])
export type PressKind = Static<typeof PressKind>

/** `buttons/<id>/press`: every field is optional, because a frightened person's button may be the poorest one made. */
export const PressMessage = Type.Object({
  press: Type.Optional(Type.String({ description: 'Unique id of this press, up to 128 characters' })),
  kind: Type.Optional(PressKind),
  at: Type.Optional(Type.String({ format: 'date-time', description: 'When the button was pressed, by the button’s own clock' })),
  battery: Type.Optional(Type.Number({ minimum: 0, maximum: 100, description: 'Percent' })),
  rssi: Type.Optional(Type.Number({ description: 'Received signal strength, dBm' })),
  replayed: Type.Optional(
    Type.Boolean({ description: 'The gateway knows it to be older than what the device has said since: it rings, marked as repeated' }),
  ),
})
export type PressMessage = Static<typeof PressMessage>

/** A gateway's own line: open, closed (no cable, no driver), or silent (its receiver does not speak). */
export const LineState = Type.Enum(['open', 'closed', 'silent'])
export type LineState = Static<typeof LineState>

/** How a gateway's GSM modem stands. */
export const ModemVitals = Type.Object({
  signal: Type.Union([Type.Number(), Type.Null()], { description: 'dBm' }),
  registration: Type.Enum(['home', 'roaming', 'searching', 'denied', 'none']),
  operator: Type.Union([Type.String(), Type.Null()]),
  sim: Type.Enum(['ready', 'missing', 'pin-needed', 'pin-wrong', 'puk', 'failed', 'unknown']),
  model: Type.String(),
})
export type ModemVitals = Static<typeof ModemVitals>

/** How a station's bell stands, and how the last program went that switched its siren. */
export const BellVitals = Type.Object({
  doing: Type.Enum(['waiting', 'quiet', 'ringing', 'trouble']),
  command: Type.Optional(Type.Object({ hook: Type.Enum(['on', 'off', 'trouble']), ok: Type.Boolean(), why: Type.Optional(Type.String()) })),
})
export type BellVitals = Static<typeof BellVitals>

/** `buttons/<id>/beat`, `gateways/<id>/beat` */
export const BeatMessage = Type.Object({
  battery: Type.Optional(Type.Number({ minimum: 0, maximum: 100, description: 'Percent' })),
  rssi: Type.Optional(Type.Number({ description: 'Received signal strength, dBm' })),
  uptime: Type.Optional(Type.Number({ minimum: 0, description: 'Seconds since the device started' })),
  firmware: Type.Optional(Type.String()),
  tamper: Type.Optional(Type.Boolean({ description: 'The case is open' })),
  lowBattery: Type.Optional(Type.Boolean({ description: 'The battery is weak, said without a figure' })),
  lost: Type.Optional(Type.Boolean({ description: 'Its receiver has not heard the button: true is no sign of life' })),
  line: Type.Optional(LineState),
  counters: Type.Optional(
    Type.Record(Type.String({ maxLength: 32 }), Type.Number({ minimum: 0 }), {
      description: 'What a gateway has counted since it started, up to 16 names',
    }),
  ),
  modem: Type.Optional(ModemVitals),
  bell: Type.Optional(BellVitals),
})
export type BeatMessage = Static<typeof BeatMessage>

/** The step of the alarm, told back to the shop. */
export const LampPhase = Type.Enum(['idle', 'received', 'shown', 'acknowledged', 'dispatched', 'on-scene'])
export type LampPhase = Static<typeof LampPhase>

/** `buttons/<id>/lamp`, retained */
export const LampMessage = Type.Object({
  phase: LampPhase,
  incident: Type.Optional(IncidentId),
  at: Type.Optional(Type.String({ format: 'date-time' })),
})
export type LampMessage = Static<typeof LampMessage>

/** What a station's bell should do now. */
export const BellOrder = Type.Object({
  ringing: Type.Boolean(),
  incidents: Type.Integer({ minimum: 0 }),
  test: Type.Optional(Type.Boolean({ description: 'Somebody tries it: it rings for a few seconds, and no alarm is the cause' })),
  drill: Type.Optional(Type.Boolean({ description: 'Every alarm that rings is an exercise' })),
})
export type BellOrder = Static<typeof BellOrder>

/** `stations/<id>/bell`, retained; said at every change, and every 10 s all the same: a bell that is told nothing has lost its hub. */
export const BellMessage = Type.Object({
  ...BellOrder.properties,
  at: Type.String({ format: 'date-time', description: 'By the hub’s clock' }),
  beat: Type.Integer({
    minimum: 0,
    description: 'Grows with every message, also across restarts of the hub: one heard before is no sign of life',
  }),
})
export type BellMessage = Static<typeof BellMessage>
