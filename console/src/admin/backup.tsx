import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupState } from '../../../hub/contract/office.ts'
import { API, call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import { isConfirmFirst } from '../api/confirm-first.ts'
import * as queries from '../api/queries.ts'
import { PasswordAgain } from '../look/password-again.tsx'
import { Trouble } from '../look/trouble.tsx'
import { day, timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { BackupPlan } from './backup-plan.tsx'
import { bytes } from './bytes.ts'
import { Card } from './card.tsx'
import { PageHead } from './page-head.tsx'
import { useChange } from './use-change.ts'

const DAY_MS = 24 * 3_600_000

export function Backup() {
  const { t, i18n } = useTranslation()
  const { data, error } = useQuery(queries.backupState)
  const [asking, setAsking] = useState(false)
  const make = useChange(() => call<BackupState>('POST', '/backup'), queries.backupState.queryKey)
  /** The password of five minutes ago counts: it is asked only when the hub asks. */
  const begin = () =>
    make.mutate(undefined, {
      onSuccess: (state) => queryClient.setQueryData(queries.backupState.queryKey, state),
      onError: (why) => setAsking(isConfirmFirst(why)),
    })
  const needsPassword = isConfirmFirst(make.error)
  return (
    <>
      <PageHead title={t('admin.tabs.backup')} lead={t('backup.lead')} />
      <Trouble error={error ?? (needsPassword ? null : make.error)} />
      <div className="cards">
        <BackupPlan />
        {data && (
          <Card title={t('backup.byHand')}>
            <LastBackup state={data} />
            <div role="status" className="stack">
              {data.state === 'making' && <p>{t('backup.making')}</p>}
              {data.state === 'failed' && <p className="trouble">{t('backup.failed', { said: data.said ?? '' })}</p>}
              {data.state === 'ready' && (
                <>
                  <p data-tone="proof">{t('backup.ready', { size: bytes(data.bytes ?? 0, i18n.language) })}</p>
                  <a className="button-like button-main" href={`${API}/backup`} download>
                    {t('backup.download')}
                  </a>
                </>
              )}
            </div>
            {data.state !== 'ready' && (
              <Button size="lg" variant="default" loading={make.isPending || data.state === 'making'} onClick={begin}>
                {t('backup.make')}
              </Button>
            )}
          </Card>
        )}
        <Card title={t('backup.restore')} lead={t('backup.restoreLead')}>
          <ol className="steps">
            <li>{t('backup.restoreSteps.stop')}</li>
            <li>
              {t('backup.restoreSteps.run')} <code>sudo tieng-chuong restore</code>
            </li>
            <li>{t('backup.restoreSteps.start')}</li>
          </ol>
          <p>{t('backup.after')}</p>
        </Card>
      </div>
      {asking && (
        <PasswordAgain
          lead={t('backup.sureLead')}
          onClose={() => setAsking(false)}
          onConfirmed={() => {
            setAsking(false)
            begin()
          }}
        />
      )}
    </>
  )
}

function LastBackup({ state: { last } }: { state: BackupState }) {
  const { t, i18n } = useTranslation()
  const now = useNow()
  const days = last ? Math.floor((now - Date.parse(last.at)) / DAY_MS) : 0
  return (
    <div className="stack">
      {last ? (
        <p>
          {t('backup.last', {
            time: `${day(last.at)} ${timeOrDay(last.at, Date.parse(last.at))}`,
            by: last.by.name,
            size: bytes(last.bytes, i18n.language),
          })}
        </p>
      ) : (
        <p data-tone="waits">{t('backup.lastNever')}</p>
      )}
      {days >= 7 && <p data-tone="waits">{t('backup.lastOld', { count: days })}</p>}
      <p className="page-lead">{t('backup.lastNote')}</p>
    </div>
  )
}
