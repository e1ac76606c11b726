import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import * as queries from '../api/queries.ts'
import type { ButtonView, MadeButton } from '../api/types.ts'
import { Trouble } from '../look/trouble.tsx'
import { goTo } from '../path.ts'
import { timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { MadeButtonPanel } from './made-button.tsx'
import { NewButton } from './new-button.tsx'
import { refreshSites } from './queries.ts'
import { SimOffer } from './sim-offer.tsx'
import type { StepProps } from './step-props.ts'
import { StepTitle } from './step-title.tsx'

/** The buttons of one site: made one by one with their credentials, or handed out as slips. */
export function ButtonsStep({ site, next }: StepProps) {
  const { t } = useTranslation()
  const buttons = useQuery(queries.buttons).data?.filter((button) => button.site === site.id && button.state !== 'retired')
  const [made, setMade] = useState<MadeButton | null>(null)
  if (made) return <MadeButtonPanel made={made} onDone={() => setMade(null)} />
  const unheard = buttons?.filter(({ state, ownCredentials }) => state === 'never-heard' && ownCredentials) ?? []
  return (
    <div className="road-form">
      <StepTitle step="buttons" inService={site.service === 'in-service'} />
      <p className="road-lead">{buttons?.length === 0 ? t('onboarding.buttonsNone') : t('onboarding.buttonsLead')}</p>
      <ul className="own-buttons">
        {buttons?.map((button) => (
          <OwnButton key={button.id} button={button} onMade={setMade} />
        ))}
      </ul>
      <SimOffer site={site} />
      <NewButton site={site} onMade={setMade} />
      <div className="road-acts">
        {buttons && buttons.length > 0 && site.service === 'fitting' && (
          <Button size="lg" onClick={next}>
            {t('onboarding.toCommission')}
          </Button>
        )}
        {unheard.length > 0 && (
          <Button size="lg" variant="default" onClick={() => goTo(`/admin/slips/${site.id}`)}>
            {t('onboarding.toSlips', { count: unheard.length })}
          </Button>
        )}
      </div>
    </div>
  )
}

function OwnButton({ button, onMade }: { button: ButtonView; onMade: (made: MadeButton) => void }) {
  const { t } = useTranslation()
  const now = useNow()
  const rotate = useMutation({
    mutationFn: () => call<Pick<MadeButton, 'mqtt'>>('POST', `/buttons/${button.id}/credentials`),
    onSuccess: ({ mqtt }) => onMade({ button, mqtt }),
  })
  const retire = useMutation({ mutationFn: () => call('DELETE', `/buttons/${button.id}`), onSuccess: refreshSites })
  return (
    <li>
      <div>
        <b>{button.label}</b>
        <span data-tone={button.state === 'online' ? 'proof' : 'waits'}>{t(`buttonState.${button.state}`)}</span>
        <small>
          {button.lastPressAt ? t('onboarding.lastPressed', { time: timeOrDay(button.lastPressAt, now) }) : t('onboarding.neverPressed')}
        </small>
      </div>
      <div className="road-acts">
        {button.ownCredentials && (
          <button
            type="button"
            className="plain"
            disabled={rotate.isPending}
            onClick={() => confirm(t('onboarding.rotateSure', { label: button.label })) && rotate.mutate()}
          >
            {t('onboarding.rotate')}
          </button>
        )}
        <button
          type="button"
          className="plain"
          disabled={retire.isPending}
          onClick={() => confirm(t('onboarding.retireSure', { label: button.label })) && retire.mutate()}
        >
          {t('onboarding.retire')}
        </button>
      </div>
      <Trouble error={rotate.error ?? retire.error} />
    </li>
  )
}
