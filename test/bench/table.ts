/** What was measured, for people: ours first, each peer with how many times its figure ours is, and the targets below ours. */
export type Section = {
  title: string
  columns: readonly string[]
  /** The first row is ours; the others are peers, or ours too. */
  rows: readonly { who: string; promises?: string; values: readonly number[] }[]
  /** Column → the highest value that meets the target. */
  targets?: Readonly<Record<string, number>>
  withPeers?: boolean
  /** What one must know to read it. */
  note?: string
}

const CELL = 22

export function table({ title, columns, rows, targets = {}, withPeers = false, note }: Section): string {
  const wide = Math.max(...rows.map(({ who, promises }) => nameOf(who, promises).length)) + 2
  const line = (name: string, cells: readonly string[]) =>
    `  ${name.padEnd(wide)}${cells.map((cell) => cell.padEnd(CELL)).join('')}`.trimEnd()
  const [ours, ...others] = rows
  const verdicts = columns.map((column, at) => verdict(ours?.values[at], targets[column]))
  return [
    title,
    line('', columns),
    line(nameOf(ours?.who ?? '', ours?.promises), (ours?.values ?? []).map(shown)),
    ...(verdicts.some(Boolean) ? [line('  target', verdicts)] : []),
    ...others.map(({ who, promises, values }) =>
      line(
        nameOf(who, promises),
        values.map((value, at) => `${shown(value)}${withPeers ? ratio(ours?.values[at], value) : ''}`),
      ),
    ),
    ...(note ? [`  ${note}`] : []),
    '',
  ].join('\n')
}

/** Column by column: is the target met? */
export function missed({ title, columns, rows, targets = {} }: Section): string[] {
  return columns.filter((column, at) => !isMet(rows[0]?.values[at], targets[column])).map((column) => `${title}: ${column}`)
}

const isMet = (value: number | undefined, target: number | undefined): boolean =>
  target === undefined || (value !== undefined && value <= target)
const nameOf = (who: string, promises?: string): string => (promises ? `${who} (${promises})` : who)
const shown = (value: number): string => (!Number.isFinite(value) ? 'never' : value.toFixed(value < 10 && value !== 0 ? 2 : 0))

function verdict(value: number | undefined, target: number | undefined): string {
  if (target === undefined) return ''
  return `≤ ${target}: ${isMet(value, target) ? 'met' : 'NOT MET'}`
}

/** ×2.0: ours is twice the peer's. */
function ratio(ours: number | undefined, peer: number): string {
  return ours === undefined || Number.isNaN(ours / peer) || peer === 0 ? '' : `  (ours ×${(ours / peer).toFixed(1)})`
}
