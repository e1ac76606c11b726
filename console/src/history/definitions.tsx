import { useTranslation } from 'react-i18next'

const TERMS = ['shown', 'acknowledged', 'onScene', 'percentile', 'week', 'station', 'sight'] as const

/** A figure that is not defined is an argument. docs/reports.md says the same at length. */
export function Definitions({ zone }: { zone: string }) {
  const { t } = useTranslation()
  return (
    <details className="definitions">
      <summary>{t('reports.definitions')}</summary>
      <ul>
        {TERMS.map((term) => (
          <li key={term}>{t(`reports.define.${term}`, { zone })}</li>
        ))}
      </ul>
    </details>
  )
}
