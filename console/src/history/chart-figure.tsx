import { type ReactNode, Suspense, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'

type Props = {
  title: string
  note?: string
  /** The chart in a sentence, for who does not see it. */
  said: string
  chart: ReactNode
  heads: readonly string[]
  rows: readonly { key: string; cells: readonly (string | number)[] }[]
}

/** Every chart has its table behind a switch: what can be seen can be read. */
export function ChartFigure({ title, note, said, chart, heads, rows }: Props) {
  const { t } = useTranslation()
  const [asTable, setAsTable] = useState(false)
  const heading = useId()
  return (
    <section className="figure" aria-labelledby={heading}>
      <header>
        <h3 id={heading}>{title}</h3>
        <button type="button" className="plain switch" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {t('reports.table')}
        </button>
      </header>
      {asTable ? (
        <FiguresTable title={title} heads={heads} rows={rows} />
      ) : (
        <div className="chart" role="img" aria-label={`${title}. ${said}`}>
          <Suspense fallback={<p className="chart-wait">{t('common.loading')}</p>}>{chart}</Suspense>
        </div>
      )}
      {note && <p className="figure-note">{note}</p>}
    </section>
  )
}

export function FiguresTable({ title, heads, rows }: Pick<Props, 'title' | 'heads' | 'rows'>) {
  return (
    <div className="figure-sheet">
      <table aria-label={title}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [name, ...cells] }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {cells.map((cell, at) => (
                <td key={heads[at + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
