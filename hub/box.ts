/**
 * The road to a running hub for whoever sits at the box: `box.json` in the data folder says where the hub listens, and holds a key
 * that is new with every start. Who can read the folder is the hub's own user or root, and is believed (docs/decisions/0032).
 */
import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'

const Door = Type.Object({
  /** The address that people use. */
  url: Type.String(),
  /** The plain HTTP listener; always on. */
  http: Type.String(),
  https: Type.Union([Type.String(), Type.Null()]),
  mqtt: Type.String(),
  mqttsPort: Type.Union([Type.Integer(), Type.Null()]),
  pid: Type.Integer(),
  key: Type.String({ minLength: 40 }),
})
export type BoxDoor = Static<typeof Door>
const shape = Compile(Door)

const fileIn = (dataDir: string) => join(dataDir, 'box.json')

export function openBox(dataDir: string) {
  const key = randomBytes(32).toString('base64url')
  const file = fileIn(dataDir)
  return {
    key,
    /** The doors are open. Without the file everything works but the two programs, so a disk that refuses it stops nothing. */
    announce(doors: Omit<BoxDoor, 'pid' | 'key'>): void {
      try {
        // Anew each time: a mode counts only for a file that is made.
        rmSync(file, { force: true })
        writeFileSync(file, JSON.stringify({ ...doors, pid: process.pid, key } satisfies BoxDoor), { mode: 0o600, flag: 'wx' })
      } catch {}
    },
    close(): void {
      rmSync(file, { force: true })
    },
  }
}

/** Null: no hub has left word there. @throws when the file cannot be read, as by another user than the hub's */
export function readBox(dataDir: string): BoxDoor | null {
  let text: string
  try {
    text = readFileSync(fileIn(dataDir), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  try {
    const found: unknown = JSON.parse(text)
    return shape.Check(found) ? found : null
  } catch {
    // A power cut in the middle of its writing: the hub it spoke of is gone.
    return null
  }
}
