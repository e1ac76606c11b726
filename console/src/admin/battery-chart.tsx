import './battery-chart.css'
import { useTranslation } from 'react-i18next'
import type { ButtonLife } from '../../../hub/contract/rota.ts'

const [WIDTH, HEIGHT, LEFT, BOTTOM] = [360, 140, 34, 20]
const LOW = 20
const DAY_MS = 24 * 3_600_000

const short = (day: string) => `${day.slice(8)}/${day.slice(5, 7)}`
const number = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY_MS

/** The battery of one button over the last ninety days; drawn by hand, because one line needs no library. */
export function BatteryChart({ battery }: Pick<ButtonLife, 'battery'>) {
  const { t } = useTranslation()
  const [first, last] = [battery[0], battery.at(-1)]
  if (!first || !last || battery.length < 2) return <p className="page-lead">{t('devices.life.tooYoung')}</p>
  const span = Math.max(1, number(last.day) - number(first.day))
  const x = (day: string) => LEFT + ((number(day) - number(first.day)) / span) * (WIDTH - LEFT - 8)
  const y = (level: number) => 6 + (1 - level / 100) * (HEIGHT - BOTTOM - 6)
  const line = battery.map(({ day, level }) => `${x(day).toFixed(1)},${y(level).toFixed(1)}`).join(' ')
  const said = t('devices.life.said', { from: first.level, to: last.level, first: short(first.day), last: short(last.day) })
  return (
    <figure className="battery-chart">
      <figcaption>{t('devices.life.chart')}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${t('devices.life.chart')}. ${said}`}>
        {[100, 50, LOW].map((level) => (
          <g key={level} data-low={level === LOW || undefined}>
            <line x1={LEFT} x2={WIDTH - 8} y1={y(level)} y2={y(level)} />
            <text x={LEFT - 5} y={y(level) + 4} textAnchor="end">
              {level}
            </text>
          </g>
        ))}
        <polyline points={line} />
        <text x={LEFT} y={HEIGHT - 4}>
          {short(first.day)}
        </text>
        <text x={WIDTH - 8} y={HEIGHT - 4} textAnchor="end">
          {short(last.day)}
        </text>
      </svg>
      <p>{said}</p>
      <details>
        <summary>{t('devices.life.table')}</summary>
        <ol>
          {battery.toReversed().map(({ day, level }) => (
            <li key={day}>{`${short(day)}: ${level} %`}</li>
          ))}
        </ol>
      </details>
    </figure>
  )
}
