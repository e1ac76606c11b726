import { useTranslation } from 'react-i18next'
import type { Push } from '../push/use-push.ts'

/** Green only when this phone has really shown one. */
export function Wakeable({ push }: { push: Push }) {
  const { t } = useTranslation()
  const able = push.ability === 'allowed' && push.subscribed
  const words = !able ? t('patrol.cannotWake') : push.proven ? t('patrol.canWake') : t('patrol.notProven')
  return (
    <span className="wakeable" data-tone={able && push.proven ? 'proof' : 'waits'}>
      {words}
    </span>
  )
}
