import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShopButton, ShopView, TestRecord } from '../../../hub/contract/shop.ts'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import { age, secondsUntil, shortTime } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { CallLink } from './call-link.tsx'
import * as queries from './queries.ts'

type Props = {
  site: string
  button: ShopButton
  name: string
  until: string
  station: ShopView['station']
  busy: boolean
  /** Arms the one after it. */
  next: { name: string; go: () => void } | null
  onAgain: () => void
  onNext: () => void
}

/** The result is the hub's: the press as it was received, or three minutes without one. */
export function TestWaiting({ site, button, name, until, station, busy, next, onAgain, onNext }: Props) {
  const { t } = useTranslation()
  const now = useNow()
  const left = secondsUntil(until, now)
  const { data, error, isFetchedAfterMount } = useQuery({
    ...queries.tests(site),
    staleTime: 0,
    // One that was armed again is read again, though its last result is in memory.
    queryKey: [...queries.tests(site).queryKey, until],
    refetchInterval: ({ state }) => (resultOf(state.data, button.id) === 'waiting' || state.status === 'error' ? 1000 : false),
  })
  const result = isFetchedAfterMount ? resultOf(data, button.id) : 'waiting'
  const callOff = useMutation({
    mutationFn: () => call('DELETE', `/buttons/${button.id}/test`),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queries.tests(site).queryKey }),
  })
  useEffect(() => {
    if (result !== 'waiting') void queryClient.invalidateQueries({ queryKey: queries.shops.queryKey })
  }, [result])

  switch (result) {
    case 'received':
      return (
        <>
          <div role="status">
            <p className="said-well">{t('shop.test.received', { button: name })}</p>
            <p>{t('shop.test.receivedLead')}</p>
          </div>
          <div className="thumb">
            {next ? (
              <button type="button" className="mid mid-go" disabled={busy} onClick={next.go}>
                {t('shop.test.goOn', { button: next.name })}
              </button>
            ) : (
              <button type="button" className="mid mid-go" onClick={onNext}>
                {t('shop.test.finish')}
              </button>
            )}
          </div>
        </>
      )
    case 'not-received':
    case 'called-off':
      return (
        <>
          <div role="status">
            <p className="warn">
              {result === 'called-off' ? t('shop.test.calledOff', { button: name }) : t('shop.test.notReceived', { button: name })}
            </p>
            {result === 'not-received' && <p>{t('shop.test.notReceivedLead')}</p>}
          </div>
          {result === 'not-received' && station?.phone && (
            <p>
              {t('shop.desk', { station: station.name })} · <CallLink phone={station.phone} />
            </p>
          )}
          <div className="thumb">
            <button type="button" className="mid mid-go" disabled={busy} onClick={onAgain}>
              {t('shop.test.retry')}
            </button>
            <button type="button" className="mid" onClick={onNext}>
              {next ? t('shop.test.next', { button: next.name }) : t('shop.test.finish')}
            </button>
          </div>
        </>
      )
    default:
      return (
        <>
          <p className="ask" role="status">
            {t('shop.test.go', { button: name })}
          </p>
          <p className="countdown" role="timer" aria-label={t('shop.test.left', { time: clockOf(left) })}>
            {clockOf(left)}
          </p>
          <p>{t('shop.test.waiting')}</p>
          <p className="warn">{t('shop.test.real')}</p>
          {error && <p className="trouble">{t('shop.test.connection')}</p>}
          {callOff.error && <p className="trouble">{t('shop.test.notCalledOff', { time: shortTime(until) })}</p>}
          <div className="thumb">
            <button type="button" className="mid" disabled={callOff.isPending} onClick={() => callOff.mutate()}>
              {t('shop.test.callOff')}
            </button>
          </div>
        </>
      )
  }
}

const resultOf = (records: readonly TestRecord[] | undefined, button: string): TestRecord['result'] =>
  records?.find((record) => record.button.id === button)?.result ?? 'waiting'

/** 02:41 */
const clockOf = (seconds: number): string => age(new Date(0).toISOString(), seconds * 1000)
