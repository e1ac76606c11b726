import '../look/page.css'
import './texts.ts'
import './demo.css'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Appearance } from '../look/appearance.tsx'
import { useWall } from './demo-buttons.ts'
import { DemoInternet } from './demo-internet.tsx'
import { DemoPower } from './demo-power.tsx'
import { Telephones } from './telephones.tsx'
import { Tile } from './tile.tsx'

export function DemoPage() {
  const { t } = useTranslation()
  const { buttons, telephones, there, lost } = useWall()
  const [wanted, setWanted] = useState('')
  useEffect(() => {
    document.title = `${t('demo.title')} — ${t('brand')}`
  }, [t])
  if (!there) return <main className="whole">{t('demo.notDemo')}</main>
  const shown = buttons?.filter(({ site, label }) =>
    `${site.code} ${site.name} ${label}`.toLowerCase().includes(wanted.trim().toLowerCase()),
  )
  return (
    <div className="wall">
      <header className="bar">
        <h1>{t('demo.title')}</h1>
        <p>
          {t('demo.lead')} {t('demo.silenceLead')}
        </p>
        <span className="bar-space" />
        <DemoPower />
        <DemoInternet />
        <input
          type="search"
          aria-label={t('demo.filter')}
          placeholder={t('demo.filter')}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        <Appearance />
      </header>
      {lost && (
        <p className="lost" role="alert">
          {t('demo.lost')}
        </p>
      )}
      <main>
        <Telephones telephones={telephones} />
        <ul>
          {shown?.map((button) => (
            <Tile key={button.id} button={button} />
          ))}
        </ul>
      </main>
    </div>
  )
}
