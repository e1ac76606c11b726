import type { TFunction } from 'i18next'
import { problem } from '../i18n/vi/problem.ts'
import { ApiError } from './api-error.ts'

type Code = keyof typeof problem
const isCode = (code: string): code is Code => Object.hasOwn(problem, code)

/** A refusal in the reader's words; a code without words of its own is told in the hub's. */
export function problemText(error: unknown, t: TFunction): string {
  if (!(error instanceof ApiError)) return t('problem.unexpected', { status: '–' })
  const { code, problem, status } = error
  if (isCode(code)) {
    const faults = problem?.faults?.map((fault) => `${fault.at} ${fault.message}`).join('; ') ?? ''
    return t(`problem.${code}`, {
      by: problem?.by?.name ?? t('problem.somebody'),
      status,
      faults,
      title: '',
      detail: problem?.detail ?? '',
    })
  }
  return problem ? t('problem.hubSays', { title: problem.title, detail: problem.detail ?? '' }).trim() : t('problem.unexpected', { status })
}
