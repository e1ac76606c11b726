import '../messages/texts.ts'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ModemView } from '../../../hub/contract/message-views.ts'
import { Trouble } from '../look/trouble.tsx'
import { signalOf } from '../messages/words.ts'
import { timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { Card } from './card.tsx'
import { type Fact, Facts } from './facts.tsx'
import { ModemBalance } from './modem-balance.tsx'
import { ModemInbox } from './modem-inbox.tsx'
import { ModemSteps } from './modem-steps.tsx'
import { ModemTest } from './modem-test.tsx'
import { useModem } from './use-modem.ts'

/** Everything a gateway's modem says: whether it could write and call now, what it did, and what came in by it. */
export function ModemCards({ gateway, isHeard }: { gateway: string; isHeard: boolean }) {
  const { t } = useTranslation()
  const now = useNow()
  const { data: modem, error } = useModem(gateway)
  if (!modem) return <Trouble error={error} />
  return (
    <>
      <Card title={t('messages.modem.state')}>
        {!modem.vitals && <p data-tone="waits">{t('messages.modem.never')}</p>}
        {modem.vitals && !isHeard && <p data-tone="waits">{t('messages.modem.asOfLast')}</p>}
        <Facts facts={[...(modem.vitals ? vitalFacts(modem.vitals, t) : []), ...traffic(modem, now, t)]} />
        {modem.vitals ? (
          <details>
            <summary>{t('messages.modem.newTitle')}</summary>
            <ModemSteps gateway={gateway} />
          </details>
        ) : (
          <ModemSteps gateway={gateway} />
        )}
      </Card>
      <ModemTest />
      <ModemBalance gateway={gateway} balance={modem.balance} />
      <ModemInbox inbox={modem.inbox} />
    </>
  )
}

function signalFact(signal: number | null, t: TFunction): Fact {
  const name = t('messages.modem.signal')
  if (signal === null) return { name, value: t('messages.modem.noSignal'), tone: 'waits' }
  const word = signalOf(signal)
  const value = `${t(`messages.modem.signalWords.${word}`)} (${Math.round(signal)} dBm)`
  return { name, value, tone: word === 'weak' ? 'waits' : undefined }
}

function vitalFacts({ signal, registration, operator, sim, model }: NonNullable<ModemView['vitals']>, t: TFunction): Fact[] {
  const isIn = registration === 'home' || registration === 'roaming'
  return [
    { name: t('messages.modem.simName'), value: t(`messages.modem.sim.${sim}`), tone: sim === 'ready' ? 'proof' : 'waits' },
    { name: t('messages.modem.registration'), value: t(`messages.modem.registrations.${registration}`), tone: isIn ? 'proof' : 'waits' },
    { name: t('messages.modem.operator'), value: operator ?? t('messages.modem.noOperator') },
    signalFact(signal, t),
    ...(model === '' ? [] : [{ name: t('messages.modem.model'), value: model }]),
  ]
}

function traffic({ sentAt, heardAt, hour: { sms, calls }, overBudgetAt }: ModemView, now: number, t: TFunction): Fact[] {
  const when = (at: string | undefined) => (at ? timeOrDay(at, now) : t('messages.modem.none'))
  const used = { sms: sms.used, smsMost: sms.most, calls: calls.used, callsMost: calls.most }
  return [
    { name: t('messages.modem.lastSent'), value: when(sentAt) },
    { name: t('messages.modem.lastHeard'), value: when(heardAt) },
    { name: t('messages.modem.hour'), value: t('messages.modem.hourSays', used) },
    ...(overBudgetAt
      ? [
          {
            name: t('messages.why.over-budget'),
            value: t('messages.modem.overBudget', { time: timeOrDay(overBudgetAt, now) }),
            tone: 'waits' as const,
          },
        ]
      : []),
  ]
}
