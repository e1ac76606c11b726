import { useTranslation } from 'react-i18next'
import { ApiError } from '../api/api-error.ts'
import { Trouble } from '../look/trouble.tsx'
import { rowsOf, whyOf, whyText } from './fault-text.ts'
import { Remarks } from './remarks.tsx'

/** Nothing was imported, and everything that stands against it at once. */
export function Refused({ error }: { error: unknown }) {
  const { t } = useTranslation()
  if (!(error instanceof ApiError)) return <Trouble error={error} />
  const rows = rowsOf(error)
  const why = whyOf(error)
  if (rows.length === 0 && !why) return <Trouble error={error} />
  return (
    <section className="road-form">
      <p className="trouble" role="alert">
        {why ? whyText(why, t) : t('sheet.badRows', { count: new Set(rows.map(({ row }) => row)).size })}
      </p>
      {rows.length > 0 && <Remarks remarks={rows} title={t('sheet.faults')} head={t('sheet.toDo')} />}
    </section>
  )
}
