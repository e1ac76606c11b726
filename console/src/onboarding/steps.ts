/** The road of a new business: each step is a page of its own, and what is missing tells which are done. */
import type { Missing } from '../../../hub/contract/onboarding.ts'

export const STEPS = ['site', 'contacts', 'station', 'details', 'buttons', 'commission', 'handover'] as const
export type Step = (typeof STEPS)[number]

const NEEDS: Partial<Record<Step, readonly Missing[]>> = {
  contacts: ['no-outside-contact'],
  buttons: ['no-buttons'],
  commission: ['no-buttons', 'unproven', 'lamp-unchecked', 'lamp-dark'],
}

export const isStep = (text: string | undefined): text is Step => (STEPS as readonly string[]).includes(text ?? '')

export function isDone(step: Step, missing: readonly Missing[], inService: boolean): boolean {
  if (step === 'handover') return inService
  return !NEEDS[step]?.some((each) => missing.includes(each))
}

/** Where a business that is being fitted goes on. */
export const firstOpen = (missing: readonly Missing[], inService: boolean): Step =>
  inService ? 'site' : (STEPS.find((step) => !isDone(step, missing, inService)) ?? 'handover')

export const nextOf = (step: Step): Step => STEPS[STEPS.indexOf(step) + 1] ?? 'handover'
export const pathOf = (site: string, step: Step): string => `/admin/sites/${site}/${step}`
