import { useTranslation } from 'react-i18next'
import { MANUAL_PATH, openManual, readManual } from './open-manual.ts'

/**
 * The way to the manual on every page.
 * @param beside in a window of its own: the page it is on must stay in sight
 */
export function ManualLink({ beside = false, className = 'plain' }: { beside?: boolean; className?: string }) {
  const { t } = useTranslation()
  return (
    <a
      className={className}
      href={MANUAL_PATH}
      onClick={(event) => {
        if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
        if (!beside) readManual()
        if (!beside || openManual()) event.preventDefault()
      }}
      {...(beside && { target: '_blank', rel: 'opener' })}
    >
      {t('common.manual')}
    </a>
  )
}
