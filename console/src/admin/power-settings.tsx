import '../duty/power/texts.ts'
import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PowerSettings as Power } from '../../../hub/contract/power.ts'
import * as queries from '../api/queries.ts'
import { Card } from './card.tsx'

const MINUTES = [2, 3, 5, 10, 15, 20, 30]

/** Where the machine stands, and how long before its battery ends the hub says good-bye. */
export function PowerSettings({ power = {}, onChange }: { power: Power | undefined; onChange: (power: Power) => void }) {
  const { t } = useTranslation()
  const { data: stations = [] } = useQuery(queries.stations)
  const { station, lowMinutes = 5 } = power
  const chosen = (id: string): Power => {
    const found = stations.find((each) => each.id === id)
    return { ...(power.lowMinutes !== undefined && { lowMinutes: power.lowMinutes }), ...(found && { station: found.id }) }
  }
  return (
    <Card title={t('power.settings.title')} lead={t('power.settings.lead')}>
      <div className="columns">
        <NativeSelect
          label={t('power.settings.station')}
          description={t('power.settings.stationHint')}
          value={station ?? ''}
          data={[{ value: '', label: t('power.settings.first') }, ...stations.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={({ currentTarget }) => onChange(chosen(currentTarget.value))}
        />
        <NativeSelect
          label={t('power.settings.lowMinutes')}
          description={t('power.settings.lowMinutesHint')}
          value={String(lowMinutes)}
          data={[...new Set([...MINUTES, lowMinutes])].sort((a, b) => a - b).map(String)}
          onChange={({ currentTarget }) => onChange({ ...power, lowMinutes: Number(currentTarget.value) })}
        />
      </div>
    </Card>
  )
}
