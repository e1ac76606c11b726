/** What the hub says to whoever sits at the box: to `npm run doctor` and `npm run people`, and to nobody over the network. */

import { type Static, Type } from 'typebox'
import { Health } from './api.ts'
import { placeFields } from './backup-settings.ts'
import { BackupTrouble } from './backups.ts'
import { PersonId, StationId } from './ids.ts'
import { ModemVitals } from './messages.ts'
import { IsoTime, Role } from './resources.ts'
import { ButtonState } from './views.ts'
import { AliveRoad, WatchedHubRead } from './watched.ts'

/** How the hub's people and devices stand, as far as only a running hub knows. */
export const BoxFacts = Type.Object({
  version: Type.String(),
  health: Health,
  timeZone: Type.Optional(Type.String({ description: 'Of the settings, an IANA name; absent: a hub of before' })),
  stations: Type.Array(
    Type.Object({
      id: StationId,
      name: Type.String(),
      /** Somebody is really before the duty desk now. */
      attended: Type.Boolean(),
      onDuty: Type.Integer(),
      /** When the last of the desk signed off. */
      leftAt: Type.Optional(IsoTime),
    }),
  ),
  /** Of everybody who is to be woken: officers, commanders and patrols. */
  phones: Type.Array(
    Type.Object({
      person: PersonId,
      name: Type.String(),
      role: Role,
      onDuty: Type.Boolean(),
      phones: Type.Integer(),
      provenAt: Type.Optional(IsoTime),
      lostSince: Type.Optional(IsoTime),
    }),
  ),
  gateways: Type.Array(
    Type.Object({
      label: Type.String(),
      state: ButtonState,
      lastHeardAt: Type.Optional(IsoTime),
      /** What it last said of its modem. */
      modem: Type.Optional(Type.Pick(ModemVitals, ['sim', 'registration', 'signal'])),
    }),
  ),
  /** Of the police who could be written to and called, how many have no number; absent: there is no modem. */
  withoutNumber: Type.Optional(Type.Integer()),
  /** Of those who must have a second factor, who has none; absent: nobody must. */
  withoutSecondFactor: Type.Optional(Type.Array(Type.String())),
  lastBackupAt: Type.Optional(IsoTime),
  /** Places for the hub's own backups with something wrong: why the last try failed, or how many older ones do not read as written. */
  backupTroubles: Type.Optional(
    Type.Array(
      Type.Object({
        ...placeFields,
        why: Type.Optional(BackupTrouble),
        damaged: Type.Optional(Type.Integer()),
      }),
    ),
  ),
  /** Of the hub's own machine; absent: no UPS says how it is. */
  power: Type.Optional(
    Type.Object({
      onBattery: Type.Boolean(),
      minutes: Type.Union([Type.Number(), Type.Null()]),
      isLow: Type.Boolean(),
      isLost: Type.Boolean(),
    }),
  ),
  /** Each address that is told that this hub lives, and each hub that is watched from here. */
  alive: Type.Array(Type.Object({ to: Type.Enum(['hub', 'web', 'mqtt']), ...AliveRoad.properties })),
  watchedHubs: Type.Array(Type.Pick(WatchedHubRead, ['name', 'state', 'lostSince', 'flapping'])),
})
export type BoxFacts = Static<typeof BoxFacts>

export const BoxPerson = Type.Object({
  username: Type.String(),
  name: Type.String(),
  role: Role,
  /** Closed on purpose: it cannot be reset. */
  disabled: Type.Boolean(),
})
export type BoxPerson = Static<typeof BoxPerson>

export const ResetBody = Type.Object({ username: Type.String({ minLength: 1, maxLength: 64 }) }, { additionalProperties: false })
export const Reset = Type.Object({
  person: BoxPerson,
  path: Type.String({ description: 'Of the page on which a new password is chosen: once, within a day' }),
  secondFactorOff: Type.Boolean({ description: 'There was a second factor, and it is taken away' }),
})
export type Reset = Static<typeof Reset>

export const SecondFactorOff = Type.Object({ person: BoxPerson })
export type SecondFactorOff = Static<typeof SecondFactorOff>
