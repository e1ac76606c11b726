import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as queries from '../api/queries.ts'
import { day, shortTime } from '../time/format.ts'
import { Card } from './card.tsx'

/** How long records are kept, what goes when that is over, and what does not. */
export function Retention({ days, saved, onChange }: { days: number; saved: number; onChange: (days: number) => void }) {
  const { t } = useTranslation()
  const { data } = useQuery(queries.retention(saved))
  return (
    <Card title={t('settings.retention')} lead={t('settings.retentionLead')}>
      <div className="columns">
        <TextInput
          label={t('settings.retentionDays')}
          description={t('settings.retentionHint')}
          inputMode="numeric"
          pattern="\d{2,5}"
          required
          value={Number.isNaN(days) ? '' : String(days)}
          onChange={(event) => onChange(Number.parseInt(event.currentTarget.value, 10))}
        />
      </div>
      <p>{t('settings.retentionStays')}</p>
      <p>{t('settings.retentionBackups')}</p>
      {data && (
        <p>
          {data.last
            ? t('settings.retentionLast', {
                day: day(data.last.at),
                before: day(data.last.before),
                incidents: data.last.incidents,
                events: data.last.events,
              })
            : t('settings.retentionNever')}{' '}
          {t('settings.retentionNext', {
            day: day(data.next),
            time: shortTime(data.next),
            before: day(data.before),
            incidents: data.incidents,
          })}{' '}
          {data.waits && t(`settings.retentionWaits.${data.waits}`)}
        </p>
      )}
    </Card>
  )
}
