import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../hub/contract/api.ts'
import type { RecoveryCodes, SecondFactorOffer } from '../../../hub/contract/second-factor.ts'
import { Card } from '../admin/card.tsx'
import { Facts } from '../admin/facts.tsx'
import { Sure } from '../admin/sure.tsx'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import { isConfirmFirst } from '../api/confirm-first.ts'
import * as queries from '../api/queries.ts'
import { PasswordAgain } from '../look/password-again.tsx'
import { Trouble } from '../look/trouble.tsx'
import { RecoveryCodesOnce } from './recovery-codes-once.tsx'
import { SetUp } from './set-up.tsx'

/** Fewer are worth a word: the next lost phone may need them. */
const FEW = 3

const PATH = '/session/second-factor'
const again = () => queryClient.invalidateQueries({ queryKey: queries.session.queryKey })

type Props = {
  session: Session
  /** The recovery codes have been put away. */
  onKept?: () => void
}

/** Whether it is on, and what one can do about it; each asks for the password first. */
export function OwnSecondFactor({ session: { person, secondFactor }, onKept }: Props) {
  const { t } = useTranslation()
  /** What is done when the password has been said again. */
  const [asking, setAsking] = useState<(() => void) | null>(null)
  const [sure, setSure] = useState(false)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const orAsk = (retry: () => void) => (why: unknown) => {
    if (isConfirmFirst(why)) setAsking(() => retry)
  }
  const begin = useMutation({
    mutationFn: () => call<SecondFactorOffer>('POST', PATH),
    onError: orAsk(() => begin.mutate()),
  })
  const renew = useMutation({
    mutationFn: () => call<RecoveryCodes>('POST', '/session/recovery-codes'),
    onSuccess: ({ recoveryCodes }) => setCodes(recoveryCodes),
    onError: orAsk(() => renew.mutate()),
  })
  const off = useMutation({
    mutationFn: () => call('DELETE', PATH),
    onSuccess: () => {
      setSure(false)
      return again()
    },
    onError: orAsk(() => off.mutate()),
  })
  const error = [begin.error, renew.error, sure ? null : off.error].find((one) => one && !isConfirmFirst(one))
  const isOn = secondFactor?.isOn === true
  const left = secondFactor?.recoveryCodes ?? 0
  return (
    <Card title={t('secondFactor.title')} lead={t('secondFactor.lead')}>
      <Facts
        facts={[
          { name: t('secondFactor.state'), value: t(isOn ? 'secondFactor.on' : 'secondFactor.off'), tone: isOn ? 'proof' : 'waits' },
          ...(isOn ? [{ name: t('secondFactor.left'), value: String(left), tone: left < FEW ? ('waits' as const) : undefined }] : []),
        ]}
      />
      {isOn && left < FEW && <p className="trouble">{t('secondFactor.few')}</p>}
      <Trouble error={error ?? null} />
      {!isOn && !begin.data && (
        <Button size="lg" loading={begin.isPending} onClick={() => begin.mutate()}>
          {t('secondFactor.turnOn')}
        </Button>
      )}
      {!isOn && begin.data && (
        <SetUp
          offer={begin.data}
          onDone={(made) => {
            setCodes(made)
            begin.reset()
          }}
        />
      )}
      {isOn && (
        <>
          <p>{t('secondFactor.renewLead')}</p>
          <Button size="lg" variant="default" loading={renew.isPending} onClick={() => renew.mutate()}>
            {t('secondFactor.renew')}
          </Button>
          <Button size="lg" variant="default" onClick={() => setSure(true)}>
            {t('secondFactor.turnOff')}
          </Button>
        </>
      )}
      {sure && !asking && (
        <Sure
          title={t('secondFactor.turnOffTitle')}
          yes={t('secondFactor.turnOffYes')}
          busy={off.isPending}
          error={isConfirmFirst(off.error) ? null : off.error}
          onYes={() => off.mutate()}
          onClose={() => setSure(false)}
        >
          {t('secondFactor.turnOffEffects')}
        </Sure>
      )}
      {asking && (
        <PasswordAgain
          lead={t('secondFactor.why')}
          onClose={() => setAsking(null)}
          onConfirmed={() => {
            setAsking(null)
            asking()
          }}
        />
      )}
      {codes && (
        <RecoveryCodesOnce
          codes={codes}
          of={`${person.name} · ${person.username}`}
          onClose={() => {
            setCodes(null)
            void again().then(onKept)
          }}
        />
      )}
    </Card>
  )
}
