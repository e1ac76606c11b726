import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from './link.tsx'
import { GROUPS, type GroupName, type TabName, tabPath } from './tabs.ts'

/** Beside the page on a desktop; on a phone one button that names where one is and opens the rest. */
export function Menu({ current }: { current: TabName | null }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const list = useId()
  const here = useRef<HTMLDivElement>(null)
  // The list is higher than a small screen: where one is must not lie below its edge.
  useEffect(() => {
    if (current) here.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <nav className="menu" aria-label={t('admin.title')}>
      <button type="button" className="menu-button" aria-expanded={open} aria-controls={list} onClick={() => setOpen(!open)}>
        <b>{current ? t(`admin.tabs.${current}`) : t('admin.title')}</b>
        <span>{open ? t('admin.menuClose') : t('admin.menuOpen')}</span>
      </button>
      <div id={list} ref={here} className="menu-list" data-open={open || undefined}>
        {(Object.keys(GROUPS) as GroupName[]).map((group) => (
          <div key={group}>
            {group !== 'start' && (
              <p className="menu-group" aria-hidden="true">
                {t(`admin.groups.${group}`)}
              </p>
            )}
            <ul aria-label={group === 'start' ? undefined : t(`admin.groups.${group}`)}>
              {GROUPS[group].map((tab) => (
                <li key={tab}>
                  <Link to={tabPath(tab)} aria-current={tab === current ? 'page' : undefined} onGo={() => setOpen(false)}>
                    {t(`admin.tabs.${tab}`)}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </nav>
  )
}
