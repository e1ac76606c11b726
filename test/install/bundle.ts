/** A release with everything inside, and later versions of it that have something wrong with them. */
import { execFileSync } from 'node:child_process'
import { existsSync, lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { SUMS, sha256, stageRelease } from '../../hub/install/stage.ts'

const ROOT = join(import.meta.dirname, '../..')

/**
 * The same files by other names for everybody in this process; whoever changes one gives it a file of its own first. Another process
 * has its own: a new name changes a file's ctime, and tar says that it "changed as we read it".
 */
export const bundle = (into: string): string => {
  const made = join(inject('runFolder'), `release-${process.pid}`)
  const asMade = `${made}.as-made`
  if (!existsSync(asMade)) {
    stageRelease(ROOT, made, true)
    writeFileSync(asMade, filesOf(made))
  }
  const [before, now] = [readFileSync(asMade, 'utf8'), filesOf(made)]
  if (now !== before) throw new Error(`a test wrote through a name of the shared release: ${firstChange(before, now)}`)
  execFileSync('cp', ['-al', made, into])
  return into
}

/** A line for every file: its name, whose it is, its mode, its length in bytes, when it was written. */
const filesOf = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const { uid, gid, mode, size, mtimeMs } = lstatSync(join(folder, name))
      return `${name} ${uid}:${gid} ${mode.toString(8)} ${size} ${mtimeMs}`
    })
    .join('\n')

function firstChange(before: string, now: string): string {
  const known = new Set(before.split('\n'))
  return now.split('\n').find((line) => !known.has(line)) ?? 'one is gone'
}

type Change = (text: string) => string
const replaced =
  (from: string, to: string): Change =>
  (text) => {
    if (!text.includes(from)) throw new Error(`the source does not say any more: ${from}`)
    return text.replace(from, to)
  }

/** The same files by other names, of which some are different: nothing is copied. */
export function laterVersion(bundle: string, into: string, version: string, changes: Record<string, Change> = {}): string {
  execFileSync('cp', ['-al', bundle, into])
  let sums = readFileSync(join(bundle, SUMS), 'utf8')
  const all: Record<string, Change> = {
    ...changes,
    'package.json': (text) => text.replace(/"version": "[^"]+"/, `"version": "${version}"`),
  }
  for (const [name, change] of Object.entries(all)) {
    const path = join(into, name)
    const text = change(readFileSync(path, 'utf8'))
    // Never through the name that the other release has too.
    rmSync(path)
    writeFileSync(path, text)
    sums = sums
      .split('\n')
      .map((line) => (line.endsWith(`  ${name}`) ? `${sha256(Buffer.from(text))}  ${name}` : line))
      .join('\n')
  }
  rmSync(join(into, SUMS))
  writeFileSync(join(into, SUMS), sums)
  return into
}

/** Falls over wherever it is started. */
export const FALLS: Record<string, Change> = { 'hub/main.ts': (text) => `process.exit(3)\n${text}` }

/** The rehearsal takes any free port; only the real start has one of its own. */
const FOR_REAL = `process.env.HUB_HTTP_PORT !== '0'`

/** Takes presses, says that it is not well, and falls over as soon as one is on disk. */
export const FALLS_AFTER_A_PRESS: Record<string, Change> = {
  'hub/readings/health.ts': replaced('status: overall(all)', `status: ${FOR_REAL} ? 'down' : overall(all)`),
  'hub/main.ts': replaced(
    'void manager.watch(hub)',
    `const presses = () => hub.desk.look(({ incidents }) => [...incidents.values()].reduce((sum, { presses }) => sum + presses, 0))
  const known = presses()
  const isPressed = () => presses() > known
  if (${FOR_REAL}) setInterval(() => isPressed() && setTimeout(() => process.exit(3), 500), 20)
  void manager.watch(hub)`,
  ),
}

/** Writes its tables in a way that no older version reads. */
export const NEWER_TABLES: Record<string, Change> = {
  'hub/journal/tables.ts': replaced("WHERE incident IS NULL',", "WHERE incident IS NULL',\n  'CREATE TABLE of_a_later_version (x)',"),
}
