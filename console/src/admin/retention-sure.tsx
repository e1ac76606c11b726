import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as queries from '../api/queries.ts'
import { day, shortTime } from '../time/format.ts'
import { Sure } from './sure.tsx'

type Props = { days: number; busy: boolean; error: unknown; onYes: () => void; onClose: () => void }

/** Fewer days than before: what that deletes is said first. */
export function RetentionSure({ days, busy, error, onYes, onClose }: Props) {
  const { t } = useTranslation()
  const { data, error: unknown } = useQuery(queries.retention(days))
  return (
    <Sure
      title={t('settings.retentionSure')}
      yes={t('settings.retentionYes')}
      busy={busy || (!data && !unknown)}
      error={error ?? unknown}
      onYes={onYes}
      onClose={onClose}
    >
      {data &&
        t('settings.retentionGoes', {
          day: day(data.next),
          time: shortTime(data.next),
          before: day(data.before),
          incidents: data.incidents,
        })}{' '}
      {t('settings.retentionBack')}
    </Sure>
  )
}
