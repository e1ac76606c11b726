import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupPlanView } from '../../../hub/contract/backups.ts'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import * as queries from '../api/queries.ts'
import { Trouble } from '../look/trouble.tsx'
import { timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { BackupPlaceLine } from './backup-place.tsx'
import { BackupPlanEdit } from './backup-plan-edit.tsx'
import { Card } from './card.tsx'
import { shortKey } from './short-key.ts'
import { useChange } from './use-change.ts'

/** What the hub takes by itself: where, how old, and what is wrong with it. */
export function BackupPlan() {
  const { t } = useTranslation()
  const now = useNow()
  const { data, error } = useQuery(queries.backupPlan)
  const [editing, setEditing] = useState(false)
  const shows = (plan: BackupPlanView) => queryClient.setQueryData(queries.backupPlan.queryKey, plan)
  const run = useChange(() => call<BackupPlanView>('POST', '/backup/run'), queries.health.queryKey)
  if (!data) return <Trouble error={error} />
  if (editing)
    return (
      <BackupPlanEdit
        plan={data}
        onSaved={(plan) => {
          shows(plan)
          setEditing(false)
        }}
        onCancel={() => setEditing(false)}
      />
    )
  const { places, seal, next, running } = data
  return (
    <Card title={t('backup.plan.title')} lead={t('backup.plan.lead')}>
      {places.length === 0 && <p className="trouble">{t('backup.plan.none')}</p>}
      {places.length > 0 && (
        <>
          <ul className="checks">
            {places.map((place) => (
              <BackupPlaceLine key={place.id} place={place} />
            ))}
          </ul>
          {seal.kind === 'none' ? (
            <p className="trouble">{t('backup.plan.unsealed')}</p>
          ) : (
            <p className="page-lead">
              {t(`backup.plan.sealedTo.${seal.kind}`, { recipient: seal.kind === 'key' ? shortKey(seal.recipient) : '' })}
            </p>
          )}
        </>
      )}
      <div role="status" className="stack">
        {running && <p>{t('backup.plan.running')}</p>}
        {!running && next && <p className="page-lead">{t('backup.plan.next', { time: timeOrDay(next, now) })}</p>}
      </div>
      <Trouble error={run.error} />
      <div className="dialog-acts">
        {places.length > 0 && (
          <Button size="lg" loading={run.isPending || running} onClick={() => run.mutate(undefined, { onSuccess: shows })}>
            {t('backup.plan.run')}
          </Button>
        )}
        <Button size="lg" variant={places.length > 0 ? 'default' : 'filled'} onClick={() => setEditing(true)}>
          {t(places.length > 0 ? 'backup.plan.edit' : 'backup.plan.begin')}
        </Button>
      </div>
    </Card>
  )
}
