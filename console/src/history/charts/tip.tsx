type Point = { dataKey?: unknown; value?: unknown; payload?: { name?: string } }
type Props = {
  /** The name of each bar, in their order. */
  lines: readonly string[]
  say: (value: number) => string
  /** Given by the chart. */
  active?: boolean
  payload?: readonly Point[]
}

/** What stands under the pointer, in words; the table has the same. */
export function Tip({ lines, say, active = false, payload = [] }: Props) {
  if (!active || payload.length === 0) return null
  return (
    <div className="tip">
      <b>{payload[0]?.payload?.name}</b>
      {payload.map(({ dataKey, value }, at) =>
        typeof value === 'number' ? <span key={String(dataKey)}>{`${lines[at] ?? ''}: ${say(value)}`}</span> : null,
      )}
    </div>
  )
}
