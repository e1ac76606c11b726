import { useTranslation } from 'react-i18next'
import { problemText } from '../api/problem-text.ts'

/** What went wrong, in words, where it was asked for. */
export function Trouble({ error }: { error: unknown }) {
  const { t } = useTranslation()
  if (!error) return null
  return (
    <p className="trouble" role="alert">
      {problemText(error, t)}
    </p>
  )
}
