import { useTranslation } from 'react-i18next'
import type { ShopView } from '../../../hub/contract/shop.ts'
import { goTo } from '../path.ts'
import { dayAndMonth } from '../time/format.ts'
import { buttonName, dayMonth } from './words.ts'

/** The shop's day of the month: its buttons one by one, each begun by one touch. Made of tests alone, and still during an alarm. */
export function RotaToday({ shop, labels }: { shop: ShopView; labels: ReadonlyMap<string, string> | null }) {
  const { t } = useTranslation()
  const { rota, buttons, id } = shop
  if (!rota || rota.missing.length === 0) return null
  const tested = buttons.length - rota.missing.length
  const progress = t('shop.rota.progress', { tested, of: buttons.length })
  const title = rota.isToday
    ? t('shop.rota.today')
    : t(`shop.rota.${rota.state === 'overdue' ? 'overdue' : 'due'}`, { date: dayMonth(rota.by) })
  return (
    <section className="summary rota" data-tone={rota.state === 'overdue' ? 'waits' : undefined} aria-labelledby="rota-title">
      <h2 id="rota-title">{title}</h2>
      <p>{rota.isToday ? t('shop.rota.lead', { date: dayMonth(rota.by) }) : t('shop.rota.leadLate')}</p>
      <progress value={tested} max={buttons.length} aria-label={progress} />
      <p>{progress}</p>
      <ul aria-label={t('shop.rota.buttons')}>
        {buttons.map((button) => {
          const name = buttonName(button, labels, t)
          return (
            <li key={button.id}>
              <b>{name}</b>
              {rota.missing.includes(button.id) ? (
                <button
                  type="button"
                  className="mid"
                  aria-label={t('shop.rota.testOf', { button: name })}
                  onClick={() => goTo(`/shop/${id}/test/${button.id}`)}
                >
                  {t('shop.rota.test')}
                </button>
              ) : (
                <span data-tone="proof">{t('shop.rota.received', { date: button.testedAt ? dayAndMonth(button.testedAt) : '' })}</span>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
