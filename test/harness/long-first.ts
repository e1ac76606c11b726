/** Which files take long, and so begin first: at the end no worker waits for one that began late. */
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** File, as `test/e2e/office.test.ts` → seconds that it took. */
export type Seconds = Readonly<Record<string, number>>

/** @param from files of such seconds, the later ones over the earlier; one that is not there says nothing */
export function secondsFrom(...from: string[]): Seconds {
  return Object.assign({}, ...from.map(read))
}

function read(file: string): Seconds {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Seconds
  } catch {
    return {}
  }
}

/**
 * A file that nobody has measured is taken to be as long as the longest of its folder: begun too early it costs nothing, too late it does.
 * @param name of a file, its path from the project's folder
 */
export function longFirst<File>(files: readonly File[], name: (file: File) => string, known: Seconds): File[] {
  const longest: Record<string, number> = {}
  for (const [file, seconds] of Object.entries(known)) longest[dirname(file)] = Math.max(seconds, longest[dirname(file)] ?? 0)
  const weight = (file: File) => known[name(file)] ?? longest[dirname(name(file))] ?? 0
  return [...files].sort((a, b) => weight(b) - weight(a) || name(a).localeCompare(name(b)))
}
