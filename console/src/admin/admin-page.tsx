import '../look/page.css'
import '../look/dialogs.css'
import './texts.ts'
import './admin.css'
import './frame.css'
import './parts.css'
import './stations.css'
import './hub.css'
import { Loader } from '@mantine/core'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../hub/contract/api.ts'
import { Appearance } from '../look/appearance.tsx'
import { Logo } from '../look/logo.tsx'
import { LostBanner } from '../look/lost-banner.tsx'
import { SignOut } from '../look/sign-out.tsx'
import { ManualLink } from '../manual/manual-link.tsx'
import { useSteps } from '../path.ts'
import { Menu } from './menu.tsx'
import { NoSuchPage } from './no-such-page.tsx'
import { isTab, TABS } from './tabs.ts'

/** The frame: who and where, the menu, and the page that the path names. What stands behind its step is the page's own affair. */
export function AdminPage({ session }: { session: Session }) {
  const { t } = useTranslation()
  const [step = 'home'] = useSteps()
  const tab = isTab(step) ? step : null
  const Body = tab ? TABS[tab] : NoSuchPage
  return (
    <div className="office">
      <a className="skip" href="#office-main">
        {t('admin.skip')}
      </a>
      <header className="bar">
        <Logo />
        <p className="bar-name">{`${t('brand')} · ${t('admin.title')}`}</p>
        {session.hub.name !== t('brand') && <span className="bar-hub">{session.hub.name}</span>}
        <span className="bar-space" />
        <span>{session.person.name}</span>
        <ManualLink beside />
        <Appearance />
        <SignOut />
      </header>
      <LostBanner />
      <div className="office-body">
        <Menu current={tab} />
        <main id="office-main" tabIndex={-1}>
          <Suspense fallback={<Loader role="status" aria-label={t('common.loading')} />}>
            <Body />
          </Suspense>
        </main>
      </div>
    </div>
  )
}
