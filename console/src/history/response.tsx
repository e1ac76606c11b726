import { useTranslation } from 'react-i18next'
import type { ReportSummary, Times } from '../../../hub/contract/reports.ts'
import { MEASURES, type Measure } from './measures.ts'
import { took } from './took.ts'

/** Fewer than this, and one slow night moves every percentile. */
const FEW = 20

export function Response({ response }: { response: ReportSummary['response'] }) {
  const { t } = useTranslation()
  return (
    <section className="report-part" aria-labelledby="report-response">
      <div>
        <h2 id="report-response">{t('reports.response')}</h2>
        <p>{t('reports.responseLead', { count: response.incidents })}</p>
      </div>
      <ul className="tiles">
        {MEASURES.map((measure) => (
          <Tile key={measure} measure={measure} times={response[measure]} of={response.incidents} />
        ))}
      </ul>
    </section>
  )
}

function Tile({ measure, times: { n, p50, p90, p95, p99 }, of }: { measure: Measure; times: Times; of: number }) {
  const { t, i18n } = useTranslation()
  const said = (seconds: number | null) => (seconds === null ? t('reports.noTime') : took(seconds, t, i18n.language))
  const rest = [
    ['in90', p90],
    ['in95', p95],
    ['in99', p99],
  ] as const
  return (
    <li className="tile">
      <h3>{t(`reports.measure.${measure}`)}</h3>
      <p className="tile-half">
        <span>{t('reports.half')}</span>
        <b>{said(p50)}</b>
      </p>
      <dl>
        {rest.map(([name, seconds]) => (
          <div key={name}>
            <dt>{t(`reports.${name}`)}</dt>
            <dd>{said(seconds)}</dd>
          </div>
        ))}
      </dl>
      <p className="tile-n" data-waits={n < of || undefined}>
        {t('reports.n', { n, of })}
        {n > 0 && n < FEW && ` · ${t('reports.few')}`}
      </p>
    </li>
  )
}
