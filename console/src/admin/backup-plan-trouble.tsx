import { useTranslation } from 'react-i18next'
import { ApiError } from '../api/api-error.ts'
import { isConfirmFirst } from '../api/confirm-first.ts'
import { audit } from '../i18n/vi/audit.ts'
import { Trouble } from '../look/trouble.tsx'

type Why = keyof typeof audit.backupWhy
const isWhy = (why: string): why is Why => Object.hasOwn(audit.backupWhy, why)

/** Which place the hub could not use, and why, in the reader's words. */
export function PlanTrouble({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const fault = error instanceof ApiError && error.code === 'backup-place' ? error.problem?.faults?.[0] : undefined
  if (!fault || !isWhy(fault.message)) return <Trouble error={isConfirmFirst(error) ? null : error} />
  return (
    <p className="trouble" role="alert">
      {t('backup.edit.wrong', { name: fault.at, why: t(`audit.backupWhy.${fault.message}`) })}
    </p>
  )
}
