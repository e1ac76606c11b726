/** Who is signed in decides which page is shown. */
import { MantineProvider } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../hub/contract/api.ts'
import type { Role } from '../../hub/contract/resources.ts'
import * as queries from './api/queries.ts'
import { useOpenFeed } from './feed/feed.ts'
import { suggestLanguage } from './i18n/i18n.ts'
import { useKeptSession } from './kept/use-kept-session.ts'
import { useColorScheme } from './look/color-scheme.ts'
import { theme } from './look/theme.ts'
import { Whole } from './look/whole.tsx'
import { goTo, type Page, usePage, useSteps } from './path.ts'
import { SignIn } from './sign-in/sign-in.tsx'
import { WrongPage } from './sign-in/wrong-page.tsx'
import { setTimeZone } from './time/format.ts'

const DutyPage = lazy(() => import('./duty/duty-page.tsx').then((page) => ({ default: page.DutyPage })))
const PatrolPage = lazy(() => import('./patrol/patrol-page.tsx').then((page) => ({ default: page.PatrolPage })))
const ShopPage = lazy(() => import('./shop/shop-page.tsx').then((page) => ({ default: page.ShopPage })))
const AdminPage = lazy(() => import('./admin/admin-page.tsx').then((page) => ({ default: page.AdminPage })))
const AccountPage = lazy(() => import('./account/account-page.tsx').then((page) => ({ default: page.AccountPage })))
const DemoPage = lazy(() => import('./demo/demo-page.tsx').then((page) => ({ default: page.DemoPage })))
const ClaimPage = lazy(() => import('./onboarding/claim-page.tsx').then((page) => ({ default: page.ClaimPage })))
const InvitePage = lazy(() => import('./invite/invite-page.tsx').then((page) => ({ default: page.InvitePage })))
const ManualPage = lazy(() => import('./manual/manual-page.tsx').then((page) => ({ default: page.ManualPage })))
const PhoneCheckPage = lazy(() => import('./phone-check/phone-check-page.tsx').then((page) => ({ default: page.PhoneCheckPage })))

/** Which page makes sense for whom; the hub decides what each may see and do there. */
const FOR: Partial<Record<Page, readonly Role[]>> = {
  duty: ['officer', 'commander', 'admin'],
  patrol: ['patrol', 'officer', 'commander'],
  shop: ['staff', 'manager', 'admin'],
  admin: ['admin'],
  account: ['admin', 'commander', 'officer', 'patrol', 'manager', 'staff'],
}

export function App() {
  const page = usePage()
  const [scheme] = useColorScheme()
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme}>
      <Suspense fallback={<Whole busy />}>
        <Outside page={page} />
      </Suspense>
    </MantineProvider>
  )
}

/** Pages that need no account: whoever has the link may open them. */
function Outside({ page }: { page: Page }) {
  if (page === 'invite') return <InvitePage />
  if (page === 'claim') return <ClaimPage />
  if (page === 'phone-check') return <PhoneCheckPage />
  if (page === 'demo') return <DemoPage />
  if (page === 'manual') return <ManualPage />
  return <Inside page={page} />
}

function Inside({ page }: { page: Page }) {
  const { t } = useTranslation()
  const {
    data: session,
    error,
    failureReason,
  } = useQuery({ ...queries.session, refetchInterval: (query) => (query.state.error ? 5000 : false) })
  const kept = useKeptSession(session, failureReason !== null, page === 'patrol')
  if (session) return <SignedIn key={session.person.id} session={session} page={page} />
  if (session === null) return <SignIn />
  // In a dead spot a patrol reads what it last knew.
  if (kept) return <SignedIn key={kept.person.id} session={kept} page={page} unheard />
  return <Whole busy={!error}>{error ? t('signIn.hubUnreachable') : null}</Whole>
}

/** @param unheard the hub has not been asked yet: this is who was here last */
function SignedIn({ session, page, unheard = false }: { session: Session; page: Page; unheard?: boolean }) {
  const [step] = useSteps()
  setTimeZone(session.hub.timeZone)
  useEffect(() => suggestLanguage(session.hub.languages), [session.hub.languages])
  useEffect(() => {
    if (page === 'home') goTo(session.home, 'replace')
  }, [page, session.home])
  if (page === 'home') return <Whole busy />
  if (!FOR[page]?.includes(session.role)) return <WrongPage home={session.home} />
  return (
    <WithFeed person={session.person.id} watching={page === 'duty' && step === 'wall'}>
      {page === 'duty' && <DutyPage session={session} />}
      {page === 'patrol' && <PatrolPage session={session} unheard={unheard} />}
      {page === 'shop' && <ShopPage session={session} />}
      {page === 'admin' && <AdminPage session={session} />}
      {page === 'account' && <AccountPage session={session} />}
    </WithFeed>
  )
}

function WithFeed({ person, watching, children }: { person: string; watching: boolean; children: React.ReactNode }) {
  useOpenFeed(person, watching)
  return children
}
