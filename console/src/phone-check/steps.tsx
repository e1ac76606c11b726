import { useTranslation } from 'react-i18next'
import { PHONE_STEPS, type PhoneStep } from '../../../hub/contract/phone-check.ts'
import type { Steps } from './use-phone-check.ts'

const MARKS = { ok: '✓', failed: '✗', now: '•', later: '' } as const
type Is = keyof typeof MARKS

/** In the order of the way; the first that has not come is the one to do now. */
export function StepList({ steps }: { steps: Steps }) {
  const { t } = useTranslation()
  const next = PHONE_STEPS.find((step) => !steps.get(step)?.ok)
  const isOf = (step: PhoneStep): Is => {
    const came = steps.get(step)
    if (came?.ok) return 'ok'
    if (came) return 'failed'
    return step === next ? 'now' : 'later'
  }
  return (
    <ol className="phone-steps">
      {PHONE_STEPS.map((step) => {
        const is = isOf(step)
        return (
          <li key={step} data-is={is}>
            <span className="phone-step-mark" aria-hidden>
              {MARKS[is]}
            </span>
            <span>{t(`phoneCheck.step.${step}`)}</span>
            <span className="phone-step-is">{t(`phoneCheck.is.${is}`)}</span>
          </li>
        )
      })}
    </ol>
  )
}
