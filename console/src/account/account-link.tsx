import { useTranslation } from 'react-i18next'
import { follow } from '../follow.ts'

/** To one's own page, from the foot or the bar of every other. */
export function AccountLink() {
  const { t } = useTranslation()
  return (
    <a className="plain account-link" href="/account" onClick={(event) => follow(event, '/account')}>
      {t('account.mine')}
    </a>
  )
}
