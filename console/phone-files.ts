/** Which built files the patrol page needs: its own chunk, what that and the entry load at once, their styles and fonts. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Beside index.html in the built console. */
export const CHUNKS = 'chunks.json'
const ENTRY = 'index.html'
const PATROL = 'src/patrol/patrol-page.tsx'

/** As Vite writes it (build.manifest). */
export type Chunk = { file: string; imports?: string[]; css?: string[]; assets?: string[] }
export type Chunks = Record<string, Chunk>

export function phoneFiles(chunks: Chunks): Set<string> {
  const files = new Set<string>()
  const seen = new Set<string>()
  const visit = (name: string): void => {
    const chunk = chunks[name]
    if (!chunk) throw new Error(`${name} is no chunk of the console`)
    if (seen.has(name)) return
    seen.add(name)
    for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file)
    for (const next of chunk.imports ?? []) visit(next)
  }
  visit(ENTRY)
  visit(PATROL)
  return files
}

export const readChunks = (dist: string): Chunks => JSON.parse(readFileSync(join(dist, CHUNKS), 'utf8')) as Chunks

/** What the worker keeps: hashed files of other pages are left out; the shell, the icons and what they link to stay. */
export function forPhone<Entry extends { url: string }>(dist: string, entries: readonly Entry[]): Entry[] {
  const needed = phoneFiles(readChunks(dist))
  return entries.filter(({ url }) => !url.startsWith('assets/') || needed.has(url))
}
