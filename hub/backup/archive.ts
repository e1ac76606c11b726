/**
 * What a backup is: one gzipped SQLite database, the journal's own tables with the registry and the secrets in a table beside
 * them. gzip sees every flipped bit and every missing end (CRC-32, RFC 1952); what is inside opens with tools that will be around.
 */
import { createReadStream, createWriteStream, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { fromRow, type StoredRow } from '../journal/row.ts'
import { syncPath } from '../journal/sync-path.ts'
import { migrate } from '../journal/tables.ts'
import { upcasters } from '../journal/upcast.ts'
import { fault } from '../program.ts'
import { registryCodec } from '../registry/shape.ts'
import { parseSecrets } from '../secrets.ts'

/** What a backup keeps of a data folder. Not the sessions: after a restore everybody signs in again. */
export const FILES = { journal: 'journal.sqlite', registry: 'registry.json', secrets: 'secrets.json' } as const

/** Beside the journal: the texts of the two files, when it was made (ISO 8601) and by which version of the hub. */
export type Kept = { registry: string; secrets: string; madeAt: string; madeBy: string }
/** `lastEventAt` in ms since 1970; null: nothing has ever happened. */
export type Contents = { madeAt: string; madeBy: string; events: number; lastEventAt: number | null; sites: number; people: number }

/** "TCbk", in the database's header. */
const APPLICATION_ID = 0x5443626b
/** Grows when an older program could not read what is written. */
const FORMAT = 1
/** It holds keys, and where every shop is. */
const MODE = 0o600

/** Takes over the copy of a journal and changes it. `into` must not exist; it is on disk when this resolves. */
export async function pack(journalCopy: string, kept: Kept, into: string): Promise<void> {
  const db = new DatabaseSync(journalCopy)
  try {
    db.exec(`PRAGMA journal_mode = DELETE; PRAGMA application_id = ${APPLICATION_ID}; CREATE TABLE backup (name TEXT PRIMARY KEY, value)`)
    const keep = db.prepare('INSERT INTO backup (name, value) VALUES (?, ?)')
    for (const [name, value] of Object.entries({ format: FORMAT, ...kept })) keep.run(name, value)
  } finally {
    db.close()
  }
  await pipeline(createReadStream(journalCopy), createGzip(), createWriteStream(into, { flags: 'wx', mode: MODE }))
  syncPath(into)
}

/**
 * Makes the files of a data folder from a backup; everything in it has been read when this resolves, and is on disk.
 * @param folder is there and empty; when this rejects, what was begun stays in it
 * @param opened what the file holds, where it was sealed
 * @throws fault: the file is no backup, is damaged, or was made by a newer program
 */
export async function unpack(file: string, folder: string, opened: Readable = createReadStream(file)): Promise<Contents> {
  const journal = join(folder, FILES.journal)
  try {
    await pipeline(opened, createGunzip(), createWriteStream(journal, { flags: 'wx', mode: MODE }))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    // A seal that breaks in the middle has no code; a disk that fails has one.
    throw code === '' || code.startsWith('Z_') ? unusable(file, error) : error
  }
  const db = new DatabaseSync(journal)
  try {
    const { kept, ...contents } = checked(file, db)
    // VACUUM as well, or the secrets would stay behind in free pages.
    db.exec('DROP TABLE backup; PRAGMA application_id = 0; VACUUM')
    writeFileSync(join(folder, FILES.registry), kept.registry, { flag: 'wx', mode: MODE })
    writeFileSync(join(folder, FILES.secrets), kept.secrets, { flag: 'wx', mode: MODE })
    return contents
  } finally {
    db.close()
  }
}

function checked(file: string, db: DatabaseSync): Contents & { kept: Kept } {
  try {
    const kept = keptIn(db)
    const integrity = db.prepare('PRAGMA integrity_check(1)').get()?.integrity_check
    if (integrity !== 'ok') throw new Error(String(integrity))
    const registry = registryCodec.decode(kept.registry)
    if (!registry.ok) throw new Error(`the registry in it is ${registry.fault}, ${registry.detail}`)
    parseSecrets(kept.secrets)
    const { sites, people } = registry.data
    return { kept, madeAt: kept.madeAt, madeBy: kept.madeBy, ...readEvents(db), sites: sites.size, people: people.size }
  } catch (error) {
    throw unusable(file, error)
  }
}

function keptIn(db: DatabaseSync): Kept {
  if (db.prepare('PRAGMA application_id').get()?.application_id !== APPLICATION_ID) throw new Error('it is not a backup')
  const rows = db.prepare('SELECT name, value FROM backup').all()
  const { format, ...kept } = Object.fromEntries(rows.map(({ name, value }) => [String(name), value]))
  if (Number(format) > FORMAT) throw new Error(`its format is ${format}, this program knows formats up to ${FORMAT}: use the newer one`)
  for (const name of ['registry', 'secrets', 'madeAt', 'madeBy']) if (typeof kept[name] !== 'string') throw new Error(`it holds no ${name}`)
  return kept as Kept
}

/** Every one, as the hub would at its start: a backup that cannot be replayed is none. */
function readEvents(db: DatabaseSync): { events: number; lastEventAt: number | null } {
  migrate(db)
  let events = 0
  let lastEventAt: number | null = null
  for (const row of db.prepare('SELECT seq, type, v, body FROM events ORDER BY seq').iterate()) {
    // The columns of journal/tables.ts.
    const { seq, event } = fromRow(row as StoredRow, upcasters)
    events += 1
    if (seq !== events) throw new Error(`event ${seq} stands where event ${events} should be`)
    lastEventAt = event.at
  }
  return { events, lastEventAt }
}

const unusable = (file: string, cause: unknown) =>
  fault('damaged', `${inVietnamese(cause)}\n${file} cannot be restored: ${cause instanceof Error ? cause.message : String(cause)}`, cause)

const inVietnamese = (cause: unknown): string =>
  /newer/.test(String(cause))
    ? 'Bản sao lưu của phiên bản mới hơn: cài phiên bản đó lên máy này trước.'
    : 'Tệp hỏng, không phục hồi được: lấy bản trước đó.'
