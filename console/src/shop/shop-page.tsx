import '../look/page.css'
import '../look/phone.css'
import '../look/dialogs.css'
import './texts.ts'
import './shop.css'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../hub/contract/api.ts'
import type { Site } from '../../../hub/contract/resources.ts'
import * as queries from '../api/queries.ts'
import type { ButtonView } from '../api/types.ts'
import { useSilence } from '../feed/use-silence.ts'
import { Appearance } from '../look/appearance.tsx'
import { SignOut } from '../look/sign-out.tsx'
import { Trouble } from '../look/trouble.tsx'
import { ButtonRow, needsLook } from './button-row.tsx'
import { Mistake } from './mistake.tsx'
import { TestPress } from './test-press.tsx'

/** Nothing here shouts, and nothing here changes during a hold-up: a robber may be looking at it. */
export function ShopPage({ session }: { session: Session }) {
  const { t } = useTranslation()
  const sites = useQuery(queries.sites)
  const buttons = useQuery(queries.buttons)
  const { stale } = useSilence()
  useEffect(() => {
    document.title = `${t('shop.title')} — ${t('brand')}`
  }, [t])
  const mine = sites.data?.filter(({ id }) => session.role === 'admin' || session.sites.includes(id))
  return (
    <div className="phone">
      <header className="phone-top">
        <h1 className="phone-name">{mine?.length === 1 ? mine[0]?.name : session.person.name}</h1>
        <span className="linked" data-tone={stale ? 'waits' : 'proof'} role="status">
          {stale ? t('shop.lost') : t('shop.connected')}
        </span>
      </header>
      <main className="phone-body">
        <Trouble error={sites.error ?? buttons.error} />
        {mine?.length === 0 && <p className="note">{t('shop.noSite')}</p>}
        {mine?.map((site) => (
          <OneSite
            key={site.id}
            site={site}
            named={mine.length > 1}
            buttons={(buttons.data ?? []).filter((button) => button.site === site.id)}
          />
        ))}
      </main>
      <footer className="phone-foot">
        {session.station && <p>{t('shop.desk', { station: session.station.name })}</p>}
        <Appearance />
        <SignOut />
      </footer>
    </div>
  )
}

function OneSite({ site, named, buttons }: { site: Site; named: boolean; buttons: ButtonView[] }) {
  const { t } = useTranslation()
  const [doing, setDoing] = useState<'test' | 'mistake' | null>(null)
  const used = buttons.filter(({ state }) => state !== 'retired')
  const bad = used.filter(needsLook).length
  return (
    <section className="site" aria-label={site.name}>
      {named && <h2>{site.name}</h2>}
      <div className="summary" data-tone={bad > 0 ? 'waits' : undefined}>
        <b>{used.length === 0 ? t('shop.noButtons') : bad > 0 ? t('shop.someBad', { count: bad }) : t('shop.allWell')}</b>
        {used.length > 0 && <p>{bad > 0 ? t('shop.someBadLead') : t('shop.allWellLead', { n: used.length })}</p>}
      </div>
      <ul>
        {used.map((button) => (
          <ButtonRow key={button.id} button={button} />
        ))}
      </ul>
      <button type="button" className="mid mid-go" disabled={used.length === 0} onClick={() => setDoing('test')}>
        {t('shop.test')}
      </button>
      <button type="button" className="mid" onClick={() => setDoing('mistake')}>
        {t('shop.mistake')}
      </button>
      <p className="note">{t('shop.mistakeNote')}</p>
      {doing === 'test' && <TestPress buttons={used} onClose={() => setDoing(null)} />}
      {doing === 'mistake' && <Mistake site={site} onClose={() => setDoing(null)} />}
    </section>
  )
}
