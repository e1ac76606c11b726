import { useTranslation } from 'react-i18next'
import { follow } from '../follow.ts'
import { duty } from '../i18n/vi/duty.ts'
import { useSteps } from '../path.ts'
import { SUB_PAGES } from './sub-pages.ts'

type Page = keyof typeof duty.pages
const hasWords = (step: string): step is Page => Object.hasOwn(duty.pages, step)

/** The desk and its other pages; a page without words here is reached from where it belongs. */
export function PagesNav() {
  const { t } = useTranslation()
  const [step] = useSteps()
  const pages: { page: Page; path: string; here: boolean }[] = [
    { page: 'alarms', path: '/duty', here: step === undefined },
    ...Object.keys(SUB_PAGES)
      .filter(hasWords)
      .map((page) => ({ page, path: `/duty/${page}`, here: step === page })),
  ]
  return (
    <nav className="pages" aria-label={t('desk.nav')}>
      {pages.map(({ page, path, here }) => (
        <a key={page} href={path} aria-current={here ? 'page' : undefined} onClick={(event) => follow(event, path)}>
          {t(`duty.pages.${page}`)}
        </a>
      ))}
    </nav>
  )
}
