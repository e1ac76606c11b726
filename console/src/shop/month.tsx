import { useTranslation } from 'react-i18next'
import type { ShopButton, ShopView } from '../../../hub/contract/shop.ts'
import { buttonName, dayMonth, monthName } from './words.ts'

/** More than these are counted by their rows below. */
const NAMED = 3

const SILENT: ReadonlySet<ShopButton['says']> = new Set(['offline', 'disconnected', 'never-heard'])

/**
 * What the shop owes this month, and whether anything is broken: above, to who runs it, that is said with what to do.
 * In the week of its test the buttons are asked for one by one, above.
 */
export function Month({ shop, labels }: { shop: ShopView; labels: ReadonlyMap<string, string> | null }) {
  const { t, i18n } = useTranslation()
  const { month, buttons, rota, troubles = [] } = shop
  const bad = troubles.length > 0 ? 0 : shop.bad
  const missing = buttons.filter(({ id }) => month.missing.includes(id))
  const names = missing.map((button) => buttonName(button, labels, t))
  // A low battery still rings; what is not heard may not.
  const noneWorks = buttons.every(({ says }) => SILENT.has(says))
  const asked = (rota?.missing.length ?? 0) > 0
  if (asked && bad === 0) return null
  return (
    <div className="summary" data-tone={bad > 0 ? 'waits' : undefined}>
      {bad > 0 && (
        <>
          <b>{t('shop.someBad', { count: bad })}</b>
          <p>{t(noneWorks ? 'shop.allBadLead' : 'shop.someBadLead')}</p>
        </>
      )}
      {!asked && (
        <>
          <b>{t('shop.monthTitle', { month: monthName(month.month, i18n.language), proven: month.proven, of: month.of })}</b>
          <p>
            {missing.length === 0
              ? t('shop.monthDone')
              : t('shop.monthMissing', {
                  names: names.length > NAMED ? `${names.slice(0, NAMED).join(', ')}…` : names.join(', '),
                  date: dayMonth(rota?.by ?? month.until),
                })}
          </p>
        </>
      )}
    </div>
  )
}
