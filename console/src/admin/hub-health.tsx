import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { healthWords } from '../../../hub/contract/health-sentence.ts'
import * as queries from '../api/queries.ts'
import { hubHealth } from '../i18n/vi/hub-health.ts'
import { checkName } from '../look/check-name.ts'
import { timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { Card } from './card.tsx'
import { HubDuty } from './hub-duty.tsx'
import { HubMachine } from './hub-machine.tsx'
import { PageHead } from './page-head.tsx'
import { SelfDrillCard } from './self-drill-card.tsx'

type Part = keyof typeof hubHealth.means
const isPart = (name: string): name is Part => Object.hasOwn(hubHealth.means, name)
const WORDS = { ok: 'hubHealth.well', degraded: 'hubHealth.trouble', down: 'hubHealth.dead' } as const

/** Every check with what it means, and, when it is not well, what to do. */
export function HubHealth() {
  const { t, i18n } = useTranslation()
  const now = useNow()
  const reader = { language: i18n.language === 'en' ? 'en' : 'vi', time: (iso: string) => timeOrDay(iso, now) } as const
  const { data, error } = useQuery(queries.health)
  const details = useQuery(queries.hubDetails).data
  return (
    <>
      <PageHead title={t('admin.tabs.health')} lead={t('hubHealth.lead')} />
      {error || !data ? (
        <p className="verdict" data-tone="waits">
          {error ? t('hubHealth.unknown') : t('common.loading')}
        </p>
      ) : (
        <>
          <p className="verdict" data-tone={data.status === 'ok' ? 'proof' : 'waits'} role="status">
            {t(`hubHealth.${data.status}`)}
          </p>
          <div className="cards">
            <Card title={t('hubHealth.parts')}>
              <ul className="checks">
                {Object.entries(data.checks).map(([name, { status, detail, said }]) => (
                  <li key={name}>
                    <b>{checkName(name, t)}</b>
                    <span data-tone={status === 'ok' ? 'proof' : 'waits'}>{t(WORDS[status])}</span>
                    {isPart(name) && <p className="page-lead">{t(`hubHealth.means.${name}`)}</p>}
                    {status !== 'ok' && isPart(name) && <p className="trouble">{t(`hubHealth.todo.${name}`)}</p>}
                    {detail && (
                      <p>{healthWords({ detail, ...(said && { said }) }, reader, (raw) => t('hubHealth.hubSays', { detail: raw }))}</p>
                    )}
                  </li>
                ))}
              </ul>
            </Card>
            <SelfDrillCard />
            {details && <HubMachine details={details} />}
            {details && <HubDuty duty={details.duty} />}
          </div>
        </>
      )}
    </>
  )
}
