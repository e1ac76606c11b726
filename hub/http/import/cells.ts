/** The cells of one row by what their column means, and what is said of them. */
import type { Column } from './columns.ts'

/** Only those that hold something, trimmed. */
export type Cells = ReadonlyMap<Column, string>

export function cellsOf(texts: readonly string[], columns: readonly (Column | null)[]): Cells {
  const filled = columns.flatMap((column, at) => (column === null ? [] : [[column, clean(texts[at] ?? '')] as const]))
  return new Map(filled.filter(([, text]) => text !== ''))
}

/** `="0912…"` is how a careful hand keeps Excel from eating a leading zero. */
const clean = (text: string): string => (/^="(.*)"$/.exec(text.trim())?.[1] ?? text).normalize('NFC').trim()
