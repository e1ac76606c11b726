import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as queries from '../api/queries.ts'
import { Trouble } from '../look/trouble.tsx'
import type { DialogProps } from './dialog-props.ts'
import { IncidentDialog } from './incident-dialog.tsx'

export function HandoverDialog({ view, command, onClose }: DialogProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(queries.colleagues)
  const officers = (data ?? []).filter(({ id, role }) => (role === 'officer' || role === 'commander') && id !== view.acknowledgedBy?.id)
  return (
    <IncidentDialog title={t('duty.handover.title')} site={view.site.name} onClose={onClose}>
      <Trouble error={error ?? command.errorOf(view.id)} />
      <p>{officers.length > 0 ? t('duty.handover.lead') : data && t('duty.handover.nobody')}</p>
      <div className="choices choices-wide">
        {officers.map(({ id, name, role }) => (
          <button
            key={id}
            type="button"
            className="choice"
            disabled={command.isPending}
            onClick={() => command.send(view.id, { do: 'handover', to: id }, onClose)}
          >
            <span>
              <b>{name}</b>
              <small>{t(`role.${role}`)}</small>
            </span>
          </button>
        ))}
      </div>
    </IncidentDialog>
  )
}
