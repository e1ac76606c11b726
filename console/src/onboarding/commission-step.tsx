import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ButtonProof } from '../../../hub/contract/onboarding.ts'
import { call } from '../api/call.ts'
import { Trouble } from '../look/trouble.tsx'
import { goTo } from '../path.ts'
import { clockTime, timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import * as queries from './queries.ts'
import { refreshSites } from './queries.ts'
import { signalText } from './signal-text.ts'
import type { StepProps } from './step-props.ts'
import { StepTitle } from './step-title.tsx'
import { pathOf } from './steps.ts'

/** On the installer's phone, beside the button: waiting, heard, pressed and seen. */
export function CommissionStep({ site, next }: StepProps) {
  const { t } = useTranslation()
  const now = useNow()
  const { data, error } = useQuery(queries.acceptance(site.id))
  if (!data) return error ? <Trouble error={error} /> : <p role="status">{t('common.loading')}</p>
  const { buttons, proven, missing, ringsFrom } = data
  const open = missing.filter((each) => each !== 'no-outside-contact')
  return (
    <div className="road-form commission">
      <StepTitle step="commission" inService={site.service === 'in-service'} />
      <p className="road-lead">{t('onboarding.commissionLead')}</p>
      <Trouble error={error} />
      <ul className="proofs" aria-label={t('onboarding.proofs')}>
        {buttons.map((button) => (
          <Proof key={button.id} button={button} asksLamp={data.lamp !== 'off'} />
        ))}
      </ul>
      <p className="commission-sum" role="status" data-tone={open.length === 0 ? 'proof' : 'waits'}>
        {t('onboarding.provenOf', { n: proven, of: buttons.length })}
      </p>
      {ringsFrom && (
        <p className="road-lead" data-tone={Date.parse(ringsFrom) < now ? 'waits' : undefined}>
          {t(Date.parse(ringsFrom) < now ? 'onboarding.ringsAlready' : 'onboarding.ringsFrom', { time: timeOrDay(ringsFrom, now) })}
        </p>
      )}
      <div className="road-acts">
        {buttons.length === 0 ? (
          <Button size="lg" onClick={() => goTo(pathOf(site.id, 'buttons'))}>
            {t('onboarding.buttonAdd')}
          </Button>
        ) : (
          <Button size="lg" variant={open.length === 0 ? 'filled' : 'default'} onClick={next}>
            {t('onboarding.toHandover')}
          </Button>
        )}
      </div>
    </div>
  )
}

const stageOf = ({ provenAt, firstHeardAt }: ButtonProof) => (provenAt ? 'pressed' : firstHeardAt ? 'heard' : 'waiting')

function Proof({ button, asksLamp }: { button: ButtonProof; asksLamp: boolean }) {
  const { t } = useTranslation()
  const { label, battery, rssi, state, provenAt } = button
  const stage = stageOf(button)
  const facts = [
    rssi === undefined ? null : signalText(rssi, t),
    battery === undefined ? null : t('onboarding.battery', { n: Math.round(battery) }),
    state === 'offline' || state === 'disconnected' ? t(`buttonState.${state}`) : null,
  ].filter((fact) => fact !== null)
  return (
    <li className="proof" data-stage={stage}>
      <b>{label}</b>
      <span className="proof-stage" role="status">
        {provenAt ? t('onboarding.stage.pressed', { time: clockTime(provenAt) }) : t(`onboarding.stage.${stage}`, { time: '' })}
      </span>
      <small>{facts.length > 0 ? facts.join(' · ') : stage === 'waiting' ? t('onboarding.stageHint') : t('onboarding.noSignalSaid')}</small>
      {asksLamp && stage === 'pressed' && <LampQuestion button={button} />}
    </li>
  )
}

function LampQuestion({ button: { id, label, lamp } }: { button: ButtonProof }) {
  const { t } = useTranslation()
  const answer = useMutation({
    mutationFn: (lit: boolean) => call('POST', `/buttons/${id}/lamp-check`, { lit }),
    onSuccess: refreshSites,
  })
  return (
    <fieldset className="lamp-question">
      <legend>{t('onboarding.lampAsk')}</legend>
      {([true, false] as const).map((lit) => (
        <button
          key={String(lit)}
          type="button"
          aria-pressed={lamp?.lit === lit}
          aria-label={`${label}: ${t(lit ? 'onboarding.lampYes' : 'onboarding.lampNo')}`}
          disabled={answer.isPending}
          onClick={() => answer.mutate(lit)}
        >
          {t(lit ? 'onboarding.lampYes' : 'onboarding.lampNo')}
        </button>
      ))}
      <Trouble error={answer.error} />
    </fieldset>
  )
}
