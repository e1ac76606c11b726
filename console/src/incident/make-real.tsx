import './drill-sign.css'
import { useTranslation } from 'react-i18next'
import type { IncidentView } from '../../../hub/contract/views.ts'

/** One tap, no question: what is asked costs the seconds in which a robbery is taken for a drill. */
export function MakeReal({ view, busy, onReal }: { view: IncidentView; busy: boolean; onReal: () => void }) {
  const { t } = useTranslation()
  if (!view.drill || view.phase === 'closed') return null
  return (
    <div className="make-real">
      <span>{t('incident.drill.realWhy')}</span>
      <button type="button" disabled={busy} onClick={onReal}>
        {t('incident.drill.real')}
      </button>
    </div>
  )
}
