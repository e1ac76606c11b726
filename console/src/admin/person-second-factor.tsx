import '../account/texts.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonRead } from '../../../hub/contract/office.ts'
import { call } from '../api/call.ts'
import { isConfirmFirst } from '../api/confirm-first.ts'
import * as queries from '../api/queries.ts'
import { PasswordAgain } from '../look/password-again.tsx'
import { Card } from './card.tsx'
import { Sure } from './sure.tsx'
import { useChange } from './use-change.ts'

/** The way back in for who lost the phone and the recovery codes: somebody who knows them turns it off. */
export function PersonSecondFactor({ person: { id, name, hasSecondFactor, secondFactorDue } }: { person: PersonRead }) {
  const { t } = useTranslation()
  const [step, setStep] = useState<'sure' | 'password' | null>(null)
  const off = useChange(() => call('DELETE', `/people/${id}/second-factor`), queries.people.queryKey)
  const turnOff = () =>
    off.mutate(undefined, {
      onSuccess: () => setStep(null),
      onError: (why) => setStep(isConfirmFirst(why) ? 'password' : 'sure'),
    })
  return (
    <Card title={t('secondFactor.admin.title')}>
      <p className={secondFactorDue ? 'trouble' : undefined}>
        {t(hasSecondFactor ? 'secondFactor.admin.on' : secondFactorDue ? 'secondFactor.admin.due' : 'secondFactor.admin.off')}
      </p>
      {hasSecondFactor && (
        <Button size="lg" variant="default" onClick={() => setStep('sure')}>
          {t('secondFactor.admin.turnOff')}
        </Button>
      )}
      {step === 'sure' && (
        <Sure
          title={t('secondFactor.admin.title2', { name })}
          yes={t('secondFactor.turnOffYes')}
          busy={off.isPending}
          error={isConfirmFirst(off.error) ? null : off.error}
          onYes={turnOff}
          onClose={() => {
            setStep(null)
            off.reset()
          }}
        >
          {t('secondFactor.admin.effects', { name })}
        </Sure>
      )}
      {step === 'password' && <PasswordAgain lead={t('secondFactor.admin.why')} onConfirmed={turnOff} onClose={() => setStep(null)} />}
    </Card>
  )
}
