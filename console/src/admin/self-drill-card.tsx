import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { SelfDrills } from '../../../hub/contract/self-drill.ts'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import * as queries from '../api/queries.ts'
import { Trouble } from '../look/trouble.tsx'
import { timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { Card } from './card.tsx'
import { SelfDrillRun } from './self-drill-run.tsx'
import { SelfDrillSettings } from './self-drill-settings.tsx'
import { useChange } from './use-change.ts'

const SAID = {
  missed: 'hubHealth.selfDrill.missed',
  failed: 'hubHealth.selfDrill.failed',
  'strange-press': 'hubHealth.selfDrill.strange',
} as const

/** Whether the whole way from a button to a phone was proved today, leg by leg, and the 30 days before. */
export function SelfDrillCard() {
  const { t } = useTranslation()
  const now = useNow()
  const { data, error } = useQuery(queries.selfDrills)
  const run = useChange(() => call<SelfDrills>('POST', '/hub/self-drills'), queries.health.queryKey)
  const begin = () => run.mutate(undefined, { onSuccess: (drills) => queryClient.setQueryData(queries.selfDrills.queryKey, drills) })
  const [last, ...before] = data?.items ?? []
  return (
    <Card title={t('hubHealth.selfDrill.title')} lead={t('hubHealth.selfDrill.lead')}>
      <Trouble error={error ?? run.error} />
      {data && (
        <>
          <div role="status" className="stack">
            {data.trouble && <p className="trouble">{t(SAID[data.trouble.what])}</p>}
            {!data.trouble && last && <p data-tone="proof">{t('hubHealth.selfDrill.good')}</p>}
            {!last && <p>{t('hubHealth.selfDrill.never')}</p>}
            <p className="page-lead">
              {data.next ? t('hubHealth.selfDrill.next', { time: timeOrDay(data.next, now) }) : t('hubHealth.selfDrill.off')}
            </p>
          </div>
          {last && <SelfDrillRun drill={last} />}
          <Button size="lg" loading={run.isPending || data.running} onClick={begin}>
            {data.running ? t('hubHealth.selfDrill.running') : t('hubHealth.selfDrill.now')}
          </Button>
          {before.length > 0 && (
            <details>
              <summary>{t('hubHealth.selfDrill.history')}</summary>
              <div className="stack">
                {before.map((drill) => (
                  <SelfDrillRun key={drill.id} drill={drill} />
                ))}
              </div>
            </details>
          )}
          <SelfDrillSettings />
        </>
      )}
    </Card>
  )
}
