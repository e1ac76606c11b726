import '../look/page.css'
import '../look/dialogs.css'
import './texts.ts'
import './admin.css'
import './frame.css'
import './parts.css'
import './stations.css'
import './hub.css'
import { Loader } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../hub/contract/api.ts'
import { AccountLink } from '../account/account-link.tsx'
import { AccountNotice } from '../account/account-notice.tsx'
import { Appearance } from '../look/appearance.tsx'
import { Logo } from '../look/logo.tsx'
import { LostBanner } from '../look/lost-banner.tsx'
import { SignOut } from '../look/sign-out.tsx'
import { ManualLink } from '../manual/manual-link.tsx'
import { useSteps } from '../path.ts'
import { Menu } from './menu.tsx'
import { NoSuchPage } from './no-such-page.tsx'
import { isTab, TABS, type TabName } from './tabs.ts'

const SecondFactorFirst = lazy(() => import('../account/second-factor-first.tsx').then((page) => ({ default: page.SecondFactorFirst })))

/** The frame: who and where, the menu, and the page that the path names. What stands behind its step is the page's own affair. */
export function AdminPage({ session }: { session: Session }) {
  const { t } = useTranslation()
  const [step = 'home'] = useSteps()
  const tab = isTab(step) ? step : null
  const isDue = session.secondFactor?.isDue === true
  // Until its owner has put the recovery codes away, whatever the hub says meanwhile.
  const [isFirst, setFirst] = useState(isDue)
  // Only when it becomes so: what was heard before the codes were put away must not close the office again.
  const [wasDue, setWasDue] = useState(isDue)
  if (isDue !== wasDue) {
    setWasDue(isDue)
    if (isDue) setFirst(true)
  }
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
        <span className="bar-person">{session.person.name}</span>
        <ManualLink beside />
        <AccountLink />
        <Appearance />
        <SignOut />
      </header>
      <LostBanner />
      {isFirst ? (
        <Suspense fallback={<Loader role="status" aria-label={t('common.loading')} />}>
          <SecondFactorFirst session={session} onDone={() => setFirst(false)} />
        </Suspense>
      ) : (
        <Office tab={tab} session={session} />
      )}
    </div>
  )
}

function Office({ tab, session }: { tab: TabName | null; session: Session }) {
  const { t } = useTranslation()
  const Body = tab ? TABS[tab] : NoSuchPage
  return (
    <>
      <AccountNotice session={session} />
      <div className="office-body">
        <Menu current={tab} />
        <main id="office-main" tabIndex={-1}>
          <Suspense fallback={<Loader role="status" aria-label={t('common.loading')} />}>
            <Body />
          </Suspense>
        </main>
      </div>
    </>
  )
}
