import '../look/page.css'
import '../look/phone.css'
import '../look/dialogs.css'
import './texts.ts'
import './shop.css'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../hub/contract/api.ts'
import type { ShopView } from '../../../hub/contract/shop.ts'
import { AccountLink } from '../account/account-link.tsx'
import { AccountNotice } from '../account/account-notice.tsx'
import { useSilence } from '../feed/use-silence.ts'
import { Appearance } from '../look/appearance.tsx'
import { SignOut } from '../look/sign-out.tsx'
import { Trouble } from '../look/trouble.tsx'
import { ManualLink } from '../manual/manual-link.tsx'
import { goTo, useSteps } from '../path.ts'
import { About } from './about.tsx'
import { CallLink } from './call-link.tsx'
import { Contacts } from './contacts.tsx'
import { GuidedTest } from './guided-test.tsx'
import { OneShop } from './one-shop.tsx'
import { useForgetPositions } from './positions.ts'
import * as queries from './queries.ts'
import { Record } from './record.tsx'
import { ShopList } from './shop-list.tsx'
import { type Told, useTold } from './use-told.ts'

const QualityPage = lazy(() => import('../quality/quality-page.tsx').then((page) => ({ default: page.QualityPage })))

/** Nothing here shouts, and nothing here changes during a hold-up: a robber may be looking at it. */
export function ShopPage({ session }: { session: Session }) {
  const { t } = useTranslation()
  const { data: shops, error } = useQuery(queries.shops)
  const { stale } = useSilence()
  const [asked, step, of] = useSteps()
  useForgetPositions()
  const isOwn = session.role !== 'admin'
  const told = useTold(isOwn ? session.person.id : null)
  /** Of all the sites a manager answers for, so it stands beside them. */
  const quality = asked === 'quality' && session.role !== 'staff'
  useEffect(() => {
    document.title = `${t('shop.title')} — ${t('brand')}`
  }, [t])
  const several = (shops?.length ?? 0) > 1
  const shop = shops?.find(({ id }) => id === asked) ?? (several ? undefined : shops?.[0])
  return (
    <div className="phone shop" data-several={several || undefined} data-open={shop ? true : undefined}>
      <header className="phone-top">
        <h1 className="phone-name">{shop && !several ? shop.name : session.person.name}</h1>
        <span className="linked" data-tone={stale ? 'waits' : 'proof'} role="status">
          {stale ? t('shop.lost') : t('shop.connected')}
        </span>
      </header>
      {quality ? (
        <main className="shop-quality">
          <button type="button" className="quiet" onClick={() => goTo('/shop')}>
            ‹ {t('shop.back')}
          </button>
          <Suspense fallback={<p className="note">{t('common.loading')}</p>}>
            <QualityPage />
          </Suspense>
        </main>
      ) : (
        <main className="shop-columns">
          {several && shops && <ShopList shops={shops} open={shop?.id} />}
          <div className="phone-body">
            <AccountNotice session={session} />
            <Trouble error={error} />
            {shops?.length === 0 && <p className="note">{t('shop.noSite')}</p>}
            {several && !shop && <p className="note shop-choose">{t('shop.choose')}</p>}
            {shop && several && !step && (
              <button type="button" className="quiet back-to-all" onClick={() => goTo('/shop')}>
                ‹ {t('shop.allSites')}
              </button>
            )}
            {shop && step && (
              <button type="button" className="quiet" onClick={() => goTo(`/shop/${shop.id}`)}>
                ‹ {t('shop.back')}
              </button>
            )}
            {shop && several && <h2>{shop.name}</h2>}
            {shop && <Body key={`${shop.id} ${of ?? ''}`} shop={shop} step={step} of={of} session={session} told={told} />}
          </div>
        </main>
      )}
      <footer className="phone-foot">
        {shop?.station && <Desk station={shop.station} />}
        <ManualLink />
        <Appearance />
        <AccountLink />
        {/* The name of a shop must not stand on the screen of whoever comes next. */}
        <SignOut {...(isOwn && { before: told.turnOff })} />
      </footer>
    </div>
  )
}

type Shown = { shop: ShopView; step: string | undefined; of: string | undefined; session: Session; told: Told }

function Body({ shop, step, of, session, told }: Shown) {
  switch (step) {
    case 'test':
      return <GuidedTest shop={shop} first={of} />
    case 'contacts':
      return <Contacts shop={shop} session={session} />
    case 'record':
      return <Record shop={shop} />
    case 'about':
      return <About shop={shop} session={session} told={told} />
    default:
      return <OneShop shop={shop} session={session} />
  }
}

function Desk({ station: { name, phone } }: { station: NonNullable<ShopView['station']> }) {
  const { t } = useTranslation()
  return (
    <p className="desk">
      <span>{t('shop.desk', { station: name })}</span>
      {phone && <CallLink phone={phone} />}
    </p>
  )
}
