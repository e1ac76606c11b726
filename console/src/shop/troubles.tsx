import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ShopView } from '../../../hub/contract/shop.ts'
import type { ShopTrouble } from '../../../hub/contract/shop-trouble.ts'
import { timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { CallLink } from './call-link.tsx'

/** For who runs the shop: what does not work there, since when, and what to do about it. As quiet as everything here. */
export function Troubles({ shop }: { shop: ShopView }) {
  const { t } = useTranslation()
  const now = useNow()
  const { troubles = [], station } = shop
  if (troubles.length === 0) return null
  return (
    <section className="troubles" aria-label={t('shop.trouble.title')}>
      <h3>{t('shop.trouble.title')}</h3>
      <ul>
        {troubles.map((trouble) => (
          <li key={keyOf(trouble)}>
            <b>{said(trouble, now, t)}</b>
            <small>{t(`shop.trouble.todo.${todo(trouble)}`)}</small>
          </li>
        ))}
      </ul>
      {station?.phone && troubles.some(({ what }) => what !== 'sim' && what !== 'low-battery') && (
        <p>
          <span>{t('shop.trouble.call', { station: station.name })}</span>
          <CallLink phone={station.phone} />
        </p>
      )}
    </section>
  )
}

const keyOf = (trouble: ShopTrouble) => `${trouble.what} ${'number' in trouble ? trouble.number : ''}`

function said(trouble: ShopTrouble, now: number, t: TFunction): string {
  const since = (iso: string) => timeOrDay(iso, now)
  switch (trouble.what) {
    case 'dark':
      return t(`shop.trouble.dark.${trouble.cause}`, { time: since(trouble.since), operator: trouble.operator ?? '' })
    case 'gateway-dark':
      return t('shop.trouble.gatewayDark', { time: since(trouble.since) })
    case 'button-dark':
      return t('shop.trouble.buttonDark', { n: trouble.number, time: since(trouble.since) })
    case 'flapping':
      return trouble.number === undefined ? t('shop.trouble.gatewayFlaps') : t('shop.trouble.flaps', { n: trouble.number })
    case 'low-battery':
      return t('shop.trouble.battery', { n: trouble.number, battery: Math.round(trouble.battery) })
    case 'sim':
      return simWords(trouble, t)
  }
}

export function simWords({ day, left }: { day: string; left: number }, t: TFunction): string {
  const date = `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`
  if (left < 0) return t('shop.trouble.simPast', { date })
  return left === 0 ? t('shop.trouble.simToday', { date }) : t('shop.trouble.sim', { date, count: left })
}

function todo(trouble: ShopTrouble) {
  if (trouble.what === 'sim') return trouble.soon ? 'simSoon' : 'sim'
  if (trouble.what !== 'dark') return trouble.what
  return trouble.cause === 'site' || trouble.cause === 'gateway' ? 'dark' : trouble.cause === 'street' ? 'street' : 'wide'
}
