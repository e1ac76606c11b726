import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ButtonLife as Life } from '../../../hub/contract/rota.ts'
import { call } from '../api/call.ts'
import { Trouble } from '../look/trouble.tsx'
import { timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { BatteryChart } from './battery-chart.tsx'
import { Card } from './card.tsx'
import { monthOfYear } from './device-words.tsx'
import { Facts } from './facts.tsx'

/** How a button has lived: its test of the month, its battery day by day, and every time its case was opened. */
export function ButtonLife({ id }: { id: string }) {
  const { t } = useTranslation()
  const now = useNow()
  const { data: life, error } = useQuery({
    queryKey: ['button', id, 'life'],
    queryFn: () => call<Life>('GET', `/buttons/${id}/life`),
    refetchInterval: 60_000,
  })
  return (
    <Card title={t('devices.life.title')}>
      <Trouble error={error} />
      {life && (
        <>
          <Facts
            facts={[
              ...(life.state
                ? [
                    {
                      name: t('devices.life.test'),
                      value: t(`devices.life.state.${life.state}`, { day: dayMonth(life.day), by: dayMonth(life.by) }),
                      tone: life.state === 'overdue' ? ('waits' as const) : life.state === 'proven' ? ('proof' as const) : undefined,
                    },
                  ]
                : []),
              {
                name: t('devices.life.replace'),
                value: life.replaceBy ? t('devices.life.replaceBy', { month: monthOfYear(life.replaceBy) }) : t('devices.life.noTrend'),
                tone: undefined,
              },
              {
                name: t('devices.life.openings'),
                value:
                  life.openings.length === 0 ? t('devices.life.neverOpened') : life.openings.map((at) => timeOrDay(at, now)).join(' · '),
                tone: undefined,
              },
            ]}
          />
          <BatteryChart battery={life.battery} />
        </>
      )}
    </Card>
  )
}

const dayMonth = (day: string): string => `${day.slice(8)}/${day.slice(5, 7)}`
