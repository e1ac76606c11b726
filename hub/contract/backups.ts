/** Backups that the hub takes by itself: what an administrator asks for, what came of each, and how it is read. */
import { type Static, Type } from 'typebox'
import { BackupKeep, BackupPlace, BackupSeal, BackupTime, placeFields } from './backup-settings.ts'
import type { PersonId } from './ids.ts'
import { IsoTime } from './resources.ts'

/** `PUT /backup/plan`: a place with the id it has stays the one it is; one without is new. */
export const NewBackupPlan = Type.Object(
  {
    at: BackupTime,
    seal: BackupSeal,
    /** Left out: the one there is stays. */
    passphrase: Type.Optional(Type.String({ minLength: 12, maxLength: 200 })),
    keep: BackupKeep,
    places: Type.Array(
      Type.Object({ id: Type.Optional(Type.String({ maxLength: 40 })), ...placeFields }, { additionalProperties: false }),
      {
        maxItems: 5,
      },
    ),
  },
  { additionalProperties: false },
)
export type NewBackupPlan = Static<typeof NewBackupPlan>

/**
 * not-there: no such folder, or its mark is missing. not-mounted: the folder is an empty mount point, on the system’s own disk. not-ours:
 * another hub’s mark. refused: the folder is another user’s. off-limits: the service may not write there whoever owns it. read-only: the
 * medium takes no writing. unreadable: what was read back is not what was written.
 */
export const BackupTrouble = Type.Enum([
  'not-there',
  'not-mounted',
  'off-limits',
  'read-only',
  'not-ours',
  'no-room',
  'refused',
  'no-tool',
  'no-key',
  'unreadable',
  'damaged',
  'unreachable',
  'stopped',
  'failed',
])
export type BackupTrouble = Static<typeof BackupTrouble>

/** The others stay until somebody acts: they are not tried again before the next day. */
const LATER: ReadonlySet<BackupTrouble> = new Set(['unreachable', 'stopped', 'failed'])
export const mayWorkLater = (why: BackupTrouble): boolean => LATER.has(why)

/** What came of one try at one place. `by` null: at its time, by the hub itself. `name`: what people called the place then. */
export type BackupTry =
  | {
      type: 'BackupStored'
      by: PersonId | null
      place: string
      name: string
      file: string
      bytes: number
      sealed: boolean
      /** Older ones that made room. */
      removed: number
      /** How many lie there that were good once and do not read as they were written any more; absent: none was found. */
      damaged?: number
    }
  | { type: 'BackupFailed'; by: PersonId | null; place: string; name: string; why: BackupTrouble; later: boolean }

export type BackupEvent =
  /** One that a person took away by the page. */
  { type: 'BackupTaken'; at: number; by: PersonId; bytes: number } | (BackupTry & { at: number })

/** One place as the office sees it. */
export const BackupPlaceView = Type.Object({
  ...BackupPlace.properties,
  good: Type.Optional(
    Type.Object({
      at: IsoTime,
      file: Type.String(),
      bytes: Type.Integer(),
      sealed: Type.Boolean(),
      damaged: Type.Optional(Type.Integer()),
    }),
  ),
  /** The last try, when it failed. */
  failed: Type.Optional(Type.Object({ at: IsoTime, times: Type.Integer(), why: BackupTrouble, later: Type.Boolean() })),
  /** old: no good one for two days. failing: twice in a row. rotting: older ones there do not read as they were written any more. */
  trouble: Type.Optional(Type.Enum(['old', 'failing', 'rotting'])),
})
export type BackupPlaceView = Static<typeof BackupPlaceView>

export const BackupPlanView = Type.Object({
  at: BackupTime,
  seal: BackupSeal,
  keep: BackupKeep,
  places: Type.Array(BackupPlaceView),
  /** A passphrase is kept. */
  hasPassphrase: Type.Boolean(),
  /** Null: no place is named. */
  next: Type.Union([IsoTime, Type.Null()]),
  running: Type.Boolean(),
})
export type BackupPlanView = Static<typeof BackupPlanView>

/** The secret key is shown this once; the hub does not keep it. */
export const BackupKey = Type.Object({ recipient: Type.String(), secretKey: Type.String() })
export type BackupKey = Static<typeof BackupKey>
