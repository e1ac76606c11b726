import { useTranslation } from 'react-i18next'
import { ApiError } from '../api/api-error.ts'
import { isConfirmFirst } from '../api/confirm-first.ts'
import { audit } from '../i18n/vi/audit.ts'
import { Trouble } from '../look/trouble.tsx'
import { todoOf } from './backup-place.tsx'
import type { DraftPlace } from './backup-place-fields.tsx'

type Why = keyof typeof audit.backupWhy
const isWhy = (why: string): why is Why => Object.hasOwn(audit.backupWhy, why)

/** Which place the hub could not use, why, and what to do about it, in the reader's words. */
export function PlanTrouble({ error, places }: { error: unknown; places: readonly DraftPlace[] }) {
  const { t } = useTranslation()
  const fault = error instanceof ApiError && error.code === 'backup-place' ? error.problem?.faults?.[0] : undefined
  if (!fault || !isWhy(fault.message)) return <Trouble error={isConfirmFirst(error) ? null : error} />
  const place = places.find(({ name }) => name === fault.at)
  return (
    <p className="trouble" role="alert">
      {t('backup.edit.wrong', { name: fault.at, why: t(`audit.backupWhy.${fault.message}`) })}{' '}
      {t(`backup.plan.todo.${todoOf(place?.kind ?? 'folder', fault.message)}`, { path: place?.path ?? '' })}
    </p>
  )
}
