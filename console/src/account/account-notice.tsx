import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../hub/contract/api.ts'
import { follow } from '../follow.ts'
import { timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'

const SEEN = 'tieng-chuong.second-factor-taken'

/** What the owner of this account must know of its second factor. One line, and never in the way of an alarm. */
export function AccountNotice({ session: { person, secondFactor } }: { session: Session }) {
  const { t } = useTranslation()
  const now = useNow()
  const taken = secondFactor?.takenAway
  const mark = taken ? `${person.id} ${taken.at}` : ''
  const [seen, setSeen] = useState(() => localStorage.getItem(SEEN))
  if (taken && seen !== mark)
    return (
      <div className="account-notice" role="status">
        <span>{t('account.takenAway', { by: taken.by?.name ?? t('account.onMachine'), time: timeOrDay(taken.at, now) })}</span>
        <button
          type="button"
          className="plain"
          onClick={() => {
            localStorage.setItem(SEEN, mark)
            setSeen(mark)
          }}
        >
          {t('account.seen')}
        </button>
      </div>
    )
  if (!secondFactor?.isDue) return null
  return (
    <div className="account-notice" role="status">
      <span>{t('account.due')}</span>
      <a className="plain" href="/account" onClick={(event) => follow(event, '/account')}>
        {t('account.setUp')}
      </a>
    </div>
  )
}
