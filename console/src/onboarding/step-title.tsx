import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { STEPS, type Step } from './steps.ts'

/**
 * Where the keyboard and a screen reader begin after a step of the road; on the first load the page's own head is right.
 * A site in service is only edited: its steps have names, and no numbers.
 */
export function StepTitle({ step, inService }: { step: Step; inService: boolean }) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (document.activeElement?.closest('.road')) heading.current?.focus()
  }, [])
  const name = t(`onboarding.step.${inService && step === 'handover' ? 'sheet' : step}`)
  return (
    <h2 ref={heading} tabIndex={-1}>
      {inService ? name : t('onboarding.stepOf', { n: STEPS.indexOf(step) + 1, of: STEPS.length, name })}
    </h2>
  )
}
