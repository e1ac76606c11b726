import './drill-sign.css'
import { useTranslation } from 'react-i18next'
import type { IncidentView } from '../../../hub/contract/views.ts'

/** The word that no exercise may be without, and its opposite: larger than anything but the name of the place. */
export function DrillSign({ view: { drill, madeRealAt, phase }, short = false }: { view: IncidentView; short?: boolean }) {
  const { t } = useTranslation()
  if (madeRealAt !== undefined && phase !== 'closed') return <p className="drill-sign drill-was">{t('incident.drill.was')}</p>
  if (!drill) return null
  const more = drill.aside ? t('incident.drill.aside') : drill.siren ? t('incident.drill.what') : t('incident.drill.silent')
  return (
    <p className="drill-sign">
      <b>{t('incident.drill.sign')}</b>
      {(!short || drill.aside) && phase !== 'closed' && <span>{more}</span>}
    </p>
  )
}
