import { useTranslation } from 'react-i18next'
import type { Outage } from '../../../../hub/contract/duty-views.ts'

/** More are a click away: the rail must leave room for what else stands on it. */
const SHOWN = 5

export function Shops({ sites }: { sites: NonNullable<Outage['sites']> }) {
  const { t } = useTranslation()
  const more = sites.length - SHOWN
  const list = (some: typeof sites) => (
    <ul className="silence-shops">
      {some.map(({ id, name, code }) => (
        <li key={id}>
          {name} <span className="quiet-words">{code}</span>
        </li>
      ))}
    </ul>
  )
  return (
    <div className="silence-whole">
      {list(more > 1 ? sites.slice(0, SHOWN) : sites)}
      {more > 1 && (
        <details>
          <summary>{t('silence.more', { count: more })}</summary>
          {list(sites.slice(SHOWN))}
        </details>
      )}
    </div>
  )
}
