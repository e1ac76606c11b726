import { useTranslation } from 'react-i18next'
import type { Outage } from '../../../../hub/contract/duty-views.ts'

/** More are a click away: the rail must leave room for what else stands on it. */
const SHOWN = 5

/** @param props.folded all of them are a click away: where nobody is heard, their names are not what must be read first */
export function Shops({ sites, folded = false }: { sites: NonNullable<Outage['sites']>; folded?: boolean }) {
  const { t } = useTranslation()
  const shown = folded ? 0 : SHOWN
  const more = sites.length - shown
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
      {(more <= 1 || shown > 0) && list(more > 1 ? sites.slice(0, shown) : sites)}
      {more > 1 && (
        <details>
          <summary>{t(shown > 0 ? 'silence.more' : 'silence.which', { count: more })}</summary>
          {list(sites.slice(shown))}
        </details>
      )}
    </div>
  )
}
