import { Bar, BarChart, CartesianGrid, LabelList, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { BAR_REM, FIRST, GRID, TICK } from './axes.ts'
import { Tip } from './tip.tsx'

type Props = { rows: readonly { key: string; name: string; n: number }[]; head: string }

/** One bar a row, with its number at the end. */
export function CountsChart({ rows, head }: Props) {
  return (
    <div style={{ height: `${rows.length * BAR_REM * 0.8 + 2}rem` }}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={[...rows]} layout="vertical" accessibilityLayer={false} margin={{ top: 4, right: 40, bottom: 0, left: 0 }}>
          <CartesianGrid stroke={GRID} horizontal={false} />
          <XAxis type="number" allowDecimals={false} tick={TICK} stroke={GRID} />
          <YAxis type="category" dataKey="name" width={132} interval={0} tick={TICK} stroke={GRID} />
          <Tooltip cursor={{ fill: 'var(--raised)' }} content={<Tip lines={[head]} say={String} />} />
          <Bar dataKey="n" fill={FIRST} isAnimationActive={false} maxBarSize={22} radius={3}>
            <LabelList dataKey="n" position="right" fill="var(--text)" fontWeight={600} />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}
