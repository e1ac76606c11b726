import { useTranslation } from 'react-i18next'
import type { IncidentView } from '../../../hub/contract/views.ts'
import { placeOf } from './words.ts'

/** For screen readers: each alarm is said once when it begins to ring, and again when it rings anew. */
export function NewAlarm({ ringing }: { ringing: readonly IncidentView[] }) {
  const { t } = useTranslation()
  return (
    <div role="alert" className="unseen">
      {ringing.map((view) => (
        <p key={`${view.id} ${view.rangAt}`}>
          {t('incident.alert', { kind: t(`kind.${view.kind}`), site: placeOf(view, t), address: view.site.address })}
        </p>
      ))}
    </div>
  )
}
