/** A release with everything inside, and later versions of it that have something wrong with them. */
import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SUMS, sha256, stageRelease } from '../../hub/install/stage.ts'

const ROOT = join(import.meta.dirname, '../..')

export const bundle = (into: string): string => {
  stageRelease(ROOT, into, true)
  return into
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
