/** Which backups the hub takes by itself: when, sealed how, kept how long, and where. */
import { type Static, Type } from 'typebox'

/** X25519 recipient (age-encryption.org/v1): what is sealed to it, only the secret key on paper opens. */
const RECIPIENT = '^age1[02-9ac-hj-np-z]{58}$'

export const BackupSeal = Type.Union([
  Type.Object({ kind: Type.Literal('key'), recipient: Type.String({ pattern: RECIPIENT }) }, { additionalProperties: false }),
  /** The passphrase itself stands in `secrets.json`, never here. */
  Type.Object({ kind: Type.Literal('passphrase') }, { additionalProperties: false }),
  /** To folders only. */
  Type.Object({ kind: Type.Literal('none') }, { additionalProperties: false }),
])
export type BackupSeal = Static<typeof BackupSeal>

export const BackupKeep = Type.Object(
  {
    daily: Type.Integer({ minimum: 1, maximum: 60 }),
    weekly: Type.Integer({ minimum: 0, maximum: 60 }),
    monthly: Type.Integer({ minimum: 0, maximum: 60 }),
  },
  { additionalProperties: false },
)
export type BackupKeep = Static<typeof BackupKeep>

/** What an administrator says of a place. */
export const placeFields = {
  name: Type.String({ minLength: 1, maxLength: 60, description: 'What people call it' }),
  kind: Type.Enum(['folder', 'rclone'], { description: 'folder: also a USB stick, where it is mounted; rclone: sftp, S3 and others' }),
  path: Type.String({ minLength: 1, maxLength: 400, description: 'An absolute path, or remote:path of rclone' }),
}
export const BackupPlace = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
    ...placeFields,
    since: Type.String({ format: 'date-time' }),
    /** When it was chosen it was on the disk of the hub’s own data, with which it is lost. */
    sameDisk: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
export type BackupPlace = Static<typeof BackupPlace>

export const BackupTime = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: 'Local time' })
export const BackupPlan = Type.Object(
  { at: BackupTime, seal: BackupSeal, keep: BackupKeep, places: Type.Array(BackupPlace, { maxItems: 5 }) },
  { additionalProperties: false },
)
export type BackupPlan = Static<typeof BackupPlan>

export const KEEP: BackupKeep = { daily: 7, weekly: 4, monthly: 12 }
/** Before the self-drill, and when fewest alarms come. */
export const BACKUP_AT = '03:30'
