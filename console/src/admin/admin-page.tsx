import '../look/page.css'
import '../look/dialogs.css'
import './texts.ts'
import './admin.css'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../hub/contract/api.ts'
import { ImportPage } from '../import/import-page.tsx'
import { Appearance } from '../look/appearance.tsx'
import { LostBanner } from '../look/lost-banner.tsx'
import { SignOut } from '../look/sign-out.tsx'
import { SlipsPage } from '../onboarding/slips-page.tsx'
import { goTo, useSteps } from '../path.ts'
import { Buttons } from './buttons.tsx'
import { HubHealth } from './hub-health.tsx'
import { People } from './people.tsx'
import { Sites } from './sites.tsx'
import { Stations } from './stations.tsx'

const TABS = ['sites', 'import', 'slips', 'buttons', 'people', 'stations', 'health'] as const
type Tab = (typeof TABS)[number]
const BODY: Record<Tab, () => ReactNode> = {
  sites: Sites,
  import: ImportPage,
  slips: SlipsPage,
  buttons: Buttons,
  people: People,
  stations: Stations,
  health: HubHealth,
}

export function AdminPage({ session }: { session: Session }) {
  const { t } = useTranslation()
  const [step] = useSteps()
  const tab = TABS.find((each) => each === step) ?? 'sites'
  useEffect(() => {
    document.title = `${t('admin.title')} — ${t('brand')}`
  }, [t])
  const Body = BODY[tab]
  return (
    <div className="office">
      <header className="bar">
        <h1 className="bar-name">{`${t('brand')} · ${t('admin.title')}`}</h1>
        <span>{session.hub.name}</span>
        <span className="bar-space" />
        <span>{session.person.name}</span>
        <Appearance />
        <SignOut />
      </header>
      <LostBanner />
      <nav className="tabs" aria-label={t('admin.title')}>
        {TABS.map((each) => (
          <button
            key={each}
            type="button"
            className="plain"
            aria-current={each === tab ? 'page' : undefined}
            onClick={() => goTo(`/admin/${each}`)}
          >
            {t(`admin.tabs.${each}`)}
          </button>
        ))}
      </nav>
      <main>
        <Body />
      </main>
    </div>
  )
}
