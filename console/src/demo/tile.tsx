import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PressKind } from '../../../hub/contract/messages.ts'
import { comeBack, type DemoButton, press, setPower, silence } from './demo-buttons.ts'

const KINDS: readonly PressKind[] = ['holdup', 'fire', 'duress', 'test']

export function Tile({ button }: { button: DemoButton }) {
  const { t } = useTranslation()
  const [sent, setSent] = useState(0)
  const menu = useRef<HTMLDetailsElement>(null)
  const { id, label, site, lamp, online, street } = button
  const names = { label, site: site.name }
  const act = (doIt: () => Promise<void>) => {
    if (menu.current) menu.current.open = false
    void doIt().then(() => setSent((n) => n + 1))
  }
  return (
    <li className="tile" data-lamp={online ? (lamp?.phase ?? 'idle') : 'silent'}>
      <button type="button" className="tile-press" aria-label={t('demo.press', names)} onClick={() => act(() => press(id))}>
        <span className="tile-site">{site.name}</span>
        <span className="tile-label">{`${site.code} · ${label}`}</span>
        <span className="tile-lamp" key={sent}>
          <i aria-hidden="true" />
          {online ? t(`demo.lamp.${lamp?.phase ?? 'idle'}`) : t('demo.offline')}
        </span>
      </button>
      <details
        ref={menu}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && menu.current) menu.current.open = false
        }}
      >
        <summary aria-label={t('demo.more', names)}>⋯</summary>
        <div className="tile-menu">
          {KINDS.map((kind) => (
            <button key={kind} type="button" onClick={() => act(() => press(id, kind))}>
              {t(`demo.${kind}`)}
            </button>
          ))}
          <button type="button" onClick={() => act(() => (online ? silence(id) : comeBack(id)))}>
            {online ? t('demo.silence') : t('demo.return')}
          </button>
          <button type="button" onClick={() => act(() => setPower(site.id, 'site', !online))}>
            {online ? t('demo.cutSite') : t('demo.mendSite')}
          </button>
          {street !== undefined && (
            <button type="button" onClick={() => act(() => setPower(site.id, 'street', !online))}>
              {online ? t('demo.cutStreet', { count: street }) : t('demo.mendStreet', { count: street })}
            </button>
          )}
        </div>
      </details>
    </li>
  )
}
