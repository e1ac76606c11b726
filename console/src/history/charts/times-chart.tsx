import { useTranslation } from 'react-i18next'
import { Bar, BarChart, CartesianGrid, Legend, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { TimedRow } from '../measures.ts'
import { took } from '../took.ts'
import { axisTime, BAR_REM, FIRST, GRID, SECOND, TICK } from './axes.ts'
import { Tip } from './tip.tsx'

type Props = { rows: readonly TimedRow[]; upright: boolean; target: number | null }

/** Two bars a row: what half of them took, and what nine tenths did. */
export function TimesChart({ rows, upright, target }: Props) {
  const { t, i18n } = useTranslation()
  const seconds = (value: number) => axisTime(value, t)
  const values = { type: 'number', tick: TICK, stroke: GRID, tickFormatter: seconds } as const
  const names = { type: 'category', dataKey: 'short', tick: TICK, stroke: GRID } as const
  const said = target === null ? '' : took(target, t, i18n.language)
  return (
    <div style={{ height: upright ? '18rem' : `${rows.length * BAR_REM + 5}rem` }}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={[...rows]}
          layout={upright ? 'horizontal' : 'vertical'}
          accessibilityLayer={false}
          margin={{ top: 20, right: 24, bottom: 0, left: 0 }}
        >
          <CartesianGrid stroke={GRID} horizontal={upright} vertical={!upright} />
          {upright ? <XAxis {...names} interval="preserveStartEnd" minTickGap={6} /> : <XAxis {...values} />}
          {upright ? <YAxis {...values} width={64} /> : <YAxis {...names} width={132} interval={0} />}
          <Tooltip
            cursor={{ fill: 'var(--raised)' }}
            content={<Tip lines={[t('reports.name.p50'), t('reports.name.p90')]} say={(value) => took(value, t, i18n.language)} />}
          />
          <Legend verticalAlign="bottom" itemSorter={null} wrapperStyle={{ fontSize: '0.875rem' }} />
          <Bar dataKey="p50" name={t('reports.name.p50')} fill={FIRST} isAnimationActive={false} maxBarSize={22} radius={3} />
          <Bar dataKey="p90" name={t('reports.name.p90')} fill={SECOND} isAnimationActive={false} maxBarSize={22} radius={3} />
          {target !== null && (
            <ReferenceLine
              {...(upright ? { y: target } : { x: target })}
              stroke="var(--text)"
              strokeDasharray="5 4"
              label={{ value: said, position: upright ? 'insideTopRight' : 'top', fill: 'var(--text)', fontSize: '0.8125rem' }}
            />
          )}
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}
