import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { follow } from '../follow.ts'
import { duty } from '../i18n/vi/duty.ts'
import { useSteps } from '../path.ts'
import { SUB_PAGES } from './sub-pages.ts'

type Page = keyof typeof duty.pages
const hasWords = (step: string): step is Page => Object.hasOwn(duty.pages, step)

/** The desk and its other pages; a page without words here is reached from where it belongs. */
export function PagesNav() {
  const { t, i18n } = useTranslation()
  const [step] = useSteps()
  const row = useRef<HTMLElement>(null)
  const more = useMore(row, `${step} ${i18n.language}`)
  const pages: { page: Page; path: string; here: boolean }[] = [
    { page: 'alarms', path: '/duty', here: step === undefined },
    ...Object.keys(SUB_PAGES)
      .filter(hasWords)
      .map((page) => ({ page, path: `/duty/${page}`, here: step === page })),
  ]
  return (
    <nav ref={row} className="pages" aria-label={t('desk.nav')} data-more={more || undefined}>
      {pages.map(({ page, path, here }) => (
        <a key={page} href={path} aria-current={here ? 'page' : undefined} onClick={(event) => follow(event, path)}>
          {t(`duty.pages.${page}`)}
        </a>
      ))}
    </nav>
  )
}

/** On which sides of the row more pages wait; the page one is on is brought into sight whenever `current` changes. */
function useMore(row: { readonly current: HTMLElement | null }, current: string): string {
  const [more, setMore] = useState('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: `current` tells when the row may have moved
  useEffect(() => {
    const nav = row.current
    if (!nav) return
    const here = nav.querySelector<HTMLElement>('[aria-current]')
    if (here) nav.scrollLeft = here.offsetLeft - nav.offsetLeft - (nav.clientWidth - here.offsetWidth) / 2
    const look = () => {
      const start = nav.scrollLeft > 1
      const end = nav.scrollLeft + nav.clientWidth < nav.scrollWidth - 1
      setMore([start && 'start', end && 'end'].filter(Boolean).join(' '))
    }
    const watcher = new ResizeObserver(look)
    watcher.observe(nav)
    nav.addEventListener('scroll', look, { passive: true })
    look()
    return () => {
      watcher.disconnect()
      nav.removeEventListener('scroll', look)
    }
  }, [row, current])
  return more
}
