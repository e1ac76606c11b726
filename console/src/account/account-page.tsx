import '../look/page.css'
import '../look/dialogs.css'
import './texts.ts'
import '../admin/admin.css'
import '../admin/frame.css'
import '../admin/parts.css'
import './account.css'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../hub/contract/api.ts'
import { follow } from '../follow.ts'
import { Appearance } from '../look/appearance.tsx'
import { Logo } from '../look/logo.tsx'
import { LostBanner } from '../look/lost-banner.tsx'
import { AccountNotice } from './account-notice.tsx'
import { OwnSecondFactor } from './own-second-factor.tsx'

/** What is one's own: who one is here, and how one gets in. */
export function AccountPage({ session }: { session: Session }) {
  const { t } = useTranslation()
  const { person, home, hub } = session
  useEffect(() => {
    document.title = `${t('account.mine')} — ${t('brand')}`
  }, [t])
  return (
    <div className="office account">
      <header className="bar">
        <Logo />
        <p className="bar-name">{t('brand')}</p>
        {hub.name !== t('brand') && <span className="bar-hub">{hub.name}</span>}
        <span className="bar-space" />
        <Appearance />
      </header>
      <LostBanner />
      <main>
        <a className="page-back" href={home} onClick={(event) => follow(event, home)}>
          ← {t('wrongPage.go')}
        </a>
        <h1>{t('account.mine')}</h1>
        <p className="page-lead">{`${person.name} · ${person.username} · ${t(`role.${person.role}`)}`}</p>
        <AccountNotice session={session} />
        <OwnSecondFactor session={session} />
      </main>
    </div>
  )
}
