/** Reads a data folder as a hub would at its start, and changes nothing in it; also beside a hub that runs. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fromRow, type StoredRow } from '../journal/row.ts'
import { upcasters } from '../journal/upcast.ts'
import { registryCodec } from '../registry/shape.ts'
import { parseSecrets } from '../secrets.ts'
import type { World } from './world.ts'

/** For a checkpoint of the hub; nothing else makes a reader wait. */
const BUSY_TIMEOUT_MS = 10_000

type Verified = Awaited<ReturnType<World['data']['verify']>>

export async function verifyData(folder: string): Promise<Verified> {
  const at = (name: string) => join(folder, name)
  if (!existsSync(at('journal.sqlite')) && !existsSync(at('registry.json'))) return null
  const [journal, registry, secrets] = [
    readJournal(at('journal.sqlite')),
    readRegistry(at('registry.json')),
    readSecrets(at('secrets.json')),
  ]
  return { ...journal, ...registry, secrets }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

function readJournal(file: string): { events: number; lastBackupAt: number | null; journal: string | null } {
  let events = 0
  let lastBackupAt: number | null = null
  try {
    const db = new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT_MS })
    try {
      const integrity = db.prepare('PRAGMA quick_check(1)').get()?.quick_check
      if (integrity !== 'ok') throw new Error(String(integrity))
      for (const row of db.prepare('SELECT seq, type, v, body FROM events ORDER BY seq').iterate()) {
        const { seq, event } = fromRow(row as StoredRow, upcasters)
        events += 1
        if (seq !== events) throw new Error(`event ${seq} stands where event ${events} should be`)
        if (event.type === 'BackupTaken' || event.type === 'BackupStored') lastBackupAt = event.at
      }
    } finally {
      db.close()
    }
    return { events, lastBackupAt, journal: null }
  } catch (error) {
    return { events, lastBackupAt, journal: wordsOf(error) }
  }
}

function readRegistry(file: string): { sites: number; people: number; registry: string | null } {
  try {
    const read = registryCodec.decode(readFileSync(file, 'utf8'))
    if (!read.ok) return { sites: 0, people: 0, registry: `${read.fault}, ${read.detail}` }
    return { sites: read.data.sites.size, people: read.data.people.size, registry: null }
  } catch (error) {
    return { sites: 0, people: 0, registry: wordsOf(error) }
  }
}

function readSecrets(file: string): string | null {
  try {
    parseSecrets(readFileSync(file, 'utf8'))
    return null
  } catch (error) {
    return wordsOf(error)
  }
}
