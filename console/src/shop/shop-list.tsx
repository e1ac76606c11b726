import { useTranslation } from 'react-i18next'
import type { ShopView } from '../../../hub/contract/shop.ts'
import { goTo } from '../path.ts'
import { dayMonth, monthName } from './words.ts'

/** Of a manager of several: what needs a look stands first, as the hub has ordered it. */
export function ShopList({ shops, open }: { shops: readonly ShopView[]; open: string | undefined }) {
  const { t, i18n } = useTranslation()
  return (
    <nav className="shops" aria-label={t('shop.sites')}>
      <h2>{t('shop.sites')}</h2>
      <ul>
        {shops.map((shop) => (
          <li key={shop.id}>
            <button type="button" aria-current={shop.id === open ? 'page' : undefined} onClick={() => goTo(`/shop/${shop.id}`)}>
              <span>
                <b>{shop.name}</b>
                <small>{lead(shop)}</small>
              </span>
              <span data-tone={shop.attention ? 'waits' : 'proof'}>{says(shop)}</span>
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="quiet" onClick={() => goTo('/shop/quality')}>
        {t('shop.quality')}
      </button>
    </nav>
  )

  function says({ outside, attention }: ShopView): string {
    if (outside?.incident && outside.incident.phase !== 'closed') return t('shop.outside.row')
    return t(`shop.says.${attention ?? 'well'}`)
  }
  function lead({ month, bad, rota }: ShopView): string {
    const tests = t('shop.monthTitle', { month: monthName(month.month, i18n.language), proven: month.proven, of: month.of })
    const due = month.missing.length > 0 ? [dayMonth(rota?.by ?? month.until)] : []
    return [...(bad > 0 ? [t('shop.someBad', { count: bad })] : []), [tests, ...due].join(' · ')].join(' · ')
  }
}
