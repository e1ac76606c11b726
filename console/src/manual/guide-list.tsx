import type { Guide } from 'virtual:manual'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Variant } from '../../manual/guides.ts'
import { follow } from '../follow.ts'

/** The parts, and what stands in the one that is open. On a phone it folds away, so that the text is what one sees. */
export function GuideList({ readable, current, variant }: { readable: readonly Guide[]; current: string | undefined; variant: Variant }) {
  const { t } = useTranslation()
  const isWide = matchMedia('(min-width: 60rem)').matches
  const guides = readable.filter(({ appendix }) => !appendix)
  const appendix = readable.filter((each) => each.appendix)
  const item = (guide: Guide) => (
    <li key={guide.name}>
      <Place to={`/manual/${guide.name}`} here={guide.name === current}>
        {guide.title}
      </Place>
      {guide.name === current && <Sections guide={guide} variant={variant} />}
    </li>
  )
  return (
    <nav className="manual-list" aria-label={t('manual.contents')}>
      <details open={isWide}>
        <summary>{t('manual.contents')}</summary>
        <ul>
          {guides.map(item)}
          {guides.length > 1 && (
            <li>
              <Place to="/manual/all" here={current === 'all'}>
                {t('manual.all')}
              </Place>
            </li>
          )}
        </ul>
        {appendix.length > 0 && (
          <details open={appendix.some(({ name }) => name === current)}>
            <summary>{t('manual.appendix')}</summary>
            <ul lang="en">{appendix.map(item)}</ul>
          </details>
        )}
      </details>
    </nav>
  )
}

function Place({ to, here, children }: { to: string; here: boolean; children: React.ReactNode }) {
  return (
    <a
      href={to}
      aria-current={here ? 'page' : undefined}
      onClick={(event) => {
        follow(event, to)
        scrollTo(0, 0)
      }}
    >
      {children}
    </a>
  )
}

function Sections({ guide, variant }: { guide: Guide; variant: Variant }) {
  const { t } = useTranslation()
  const [sections, setSections] = useState<readonly { id: string; title: string }[]>([])
  useEffect(() => {
    let isHere = true
    guide[variant]().then(
      (loaded) => isHere && setSections(loaded.sections),
      () => undefined,
    )
    return () => {
      isHere = false
    }
  }, [guide, variant])
  return (
    <ul aria-label={t('manual.inHere')}>
      {sections.map(({ id, title }) => (
        <li key={id}>
          <a href={`#${id}`}>{title}</a>
        </li>
      ))}
    </ul>
  )
}
