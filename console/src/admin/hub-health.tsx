import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as queries from '../api/queries.ts'
import { checkName } from '../look/check-name.ts'
import { timeOrDay } from '../time/format.ts'
import { PageHead } from './page-head.tsx'

const WORDS = { ok: 'admin.healthOk', degraded: 'admin.healthDegraded', down: 'admin.healthDown' } as const
const CHECK = { ok: 'admin.checkOk', degraded: 'admin.checkDegraded', down: 'admin.checkDown' } as const

export function HubHealth() {
  const { t } = useTranslation()
  const { data, error } = useQuery(queries.health)
  if (error || !data)
    return (
      <>
        <PageHead title={t('admin.tabs.health')} />
        <p className="verdict">{t('admin.healthUnknown')}</p>
      </>
    )
  return (
    <>
      <PageHead title={t('admin.tabs.health')} />
      <section className="health">
        <p className="verdict" data-tone={data.status === 'ok' ? 'proof' : 'waits'} role="status">
          {t(WORDS[data.status])}
        </p>
        <ul>
          {Object.entries(data.checks).map(([name, { status, detail }]) => (
            <li key={name}>
              <b>{checkName(name, t)}</b>
              <span data-tone={status === 'ok' ? 'proof' : 'waits'}>{[t(CHECK[status]), detail].filter(Boolean).join(' · ')}</span>
            </li>
          ))}
        </ul>
        <p>{t('admin.version', { version: data.version, time: timeOrDay(data.startedAt, Date.parse(data.at)) })}</p>
      </section>
    </>
  )
}
