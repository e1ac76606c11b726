import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BellView } from '../../../hub/contract/office.ts'
import { call } from '../api/call.ts'
import { Trouble } from '../look/trouble.tsx'
import { timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { useChange } from './use-change.ts'

/** The hub knows that it gave the order; only ears know whether it rang. @param children what else is known of it */
export function BellTest({ station: id, children }: { station: string; children?: ReactNode }) {
  const { t } = useTranslation()
  const now = useNow()
  const queryKey = ['bell', id]
  const path = `/stations/${id}/bell`
  const { data: bell } = useQuery({
    queryKey,
    queryFn: () => call<BellView>('GET', path),
    refetchInterval: ({ state }) => (state.data?.test ? 1_000 : 10_000),
  })
  const test = useChange(() => call('POST', `${path}/test`), queryKey)
  const answer = useChange((heard: boolean) => call('POST', `${path}/heard`, { heard }), queryKey)
  if (!bell) return null
  const { lastTest, incidents, test: testing } = bell
  const canBeAnswered = lastTest && lastTest.heard === undefined && now - Date.parse(lastTest.at) < 10 * 60_000
  return (
    <>
      {lastTest && !canBeAnswered ? (
        <p data-tone={lastTest.heard ? 'proof' : 'waits'}>
          {t(lastTest.heard === undefined ? 'stations.bellUnanswered' : lastTest.heard ? 'stations.bellHeard' : 'stations.bellNotHeard', {
            time: timeOrDay(lastTest.at, now),
            by: lastTest.by.name,
          })}
        </p>
      ) : (
        !lastTest && <p data-tone="waits">{t('stations.bellNever')}</p>
      )}
      {children}
      {incidents > 0 && <p className="trouble">{t('stations.bellRinging', { count: incidents })}</p>}
      {canBeAnswered && (
        <div className="stack" role="status">
          {testing && <p>{t('stations.bellTesting')}</p>}
          <p className="bell-ask">{t('stations.bellAsk')}</p>
          <div className="dialog-acts">
            <Button size="lg" loading={answer.isPending} onClick={() => answer.mutate(true)}>
              {t('stations.bellYes')}
            </Button>
            <Button size="lg" variant="default" disabled={answer.isPending} onClick={() => answer.mutate(false)}>
              {t('stations.bellNo')}
            </Button>
          </div>
        </div>
      )}
      <Trouble error={test.error ?? answer.error} />
      <Button
        size="lg"
        variant="default"
        loading={test.isPending}
        disabled={incidents > 0 || testing === true}
        onClick={() => test.mutate()}
      >
        {t('stations.bellTest')}
      </Button>
    </>
  )
}
