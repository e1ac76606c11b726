import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutsideIncident, ShopView } from '../../../hub/contract/shop.ts'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import { Trouble } from '../look/trouble.tsx'
import { clockTime, shortTime } from '../time/format.ts'
import { PinDialog } from './pin-dialog.tsx'
import { shops } from './queries.ts'

const again = () => queryClient.invalidateQueries({ queryKey: shops.queryKey })

/** Its manager, and only outside, is shown how an alarm stands; hidden until said with the PIN, and hidden again by one touch. */
export function Outside({ shop }: { shop: ShopView }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const end = useMutation({ mutationFn: () => call('DELETE', `/sites/${shop.id}/outside`), onSettled: again })
  const { outside } = shop
  if (outside)
    return (
      <section className="outside" aria-label={t('shop.outside.title')}>
        <p className="aside">{t('shop.outside.until', { time: shortTime(outside.until) })}</p>
        {outside.incident ? <State incident={outside.incident} /> : <Calm />}
        <Trouble error={end.error} />
        <button type="button" className="mid" disabled={end.isPending} onClick={() => end.mutate()}>
          {t('shop.outside.end')}
        </button>
      </section>
    )
  return (
    <>
      <button type="button" className="quiet" onClick={() => setAsking(true)}>
        {t('shop.outside.declare')}
      </button>
      {asking && (
        <PinDialog
          title={t('shop.outside.title')}
          lead={t('shop.outside.lead')}
          submit={t('shop.outside.go')}
          ask={async (pin) => {
            await call('POST', `/sites/${shop.id}/outside`, { pin })
            await again()
            setAsking(false)
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

function Calm() {
  const { t } = useTranslation()
  return (
    <>
      <h3>{t('shop.outside.calm')}</h3>
      <p>{t('shop.outside.calmLead')}</p>
    </>
  )
}

function State({ incident }: { incident: OutsideIncident }) {
  const { t } = useTranslation()
  const { kind, phase, openedAt, acknowledgedAt, dispatchedAt, onSceneAt, closedAt } = incident
  const steps = [
    ['told', openedAt],
    ['acknowledged', acknowledgedAt],
    ['dispatched', dispatchedAt],
    ['onScene', onSceneAt],
    ['closed', closedAt],
  ] as const
  const time = clockTime(openedAt)
  return (
    <div role="status">
      <h3>
        {phase === 'closed'
          ? t('shop.outside.closed')
          : kind === 'fire'
            ? t('shop.outside.fire', { time })
            : t('shop.outside.alarm', { time })}
      </h3>
      {phase !== 'closed' && <p>{t('shop.outside.alarmLead')}</p>}
      <ol className="steps">
        {steps.map(([step, at]) => (
          <li key={step} data-reached={at !== undefined || undefined}>
            <span>{t(`shop.outside.${step}`)}</span>
            <span>{at ? clockTime(at) : t('shop.outside.notYet')}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}
