import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from './link.tsx'
import { TAB_NAMES, type TabName, tabPath } from './tabs.ts'

/** Beside the page on a desktop; on a phone one button that names where one is and opens the rest. */
export function Menu({ current }: { current: TabName | null }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const list = useId()
  return (
    <nav className="menu" aria-label={t('admin.title')}>
      <button type="button" className="menu-button" aria-expanded={open} aria-controls={list} onClick={() => setOpen(!open)}>
        <b>{current ? t(`admin.tabs.${current}`) : t('admin.title')}</b>
        <span>{open ? t('admin.menuClose') : t('admin.menuOpen')}</span>
      </button>
      <ul id={list} data-open={open || undefined}>
        {TAB_NAMES.map((tab) => (
          <li key={tab}>
            <Link to={tabPath(tab)} aria-current={tab === current ? 'page' : undefined} onGo={() => setOpen(false)}>
              {t(`admin.tabs.${tab}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
