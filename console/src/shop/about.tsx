import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../hub/contract/api.ts'
import type { OpeningHours } from '../../../hub/contract/opening-hours.ts'
import type { ShopView } from '../../../hub/contract/shop.ts'
import { CallLink } from './call-link.tsx'
import { PhoneTold } from './phone-told.tsx'
import { PinsForm } from './pins-form.tsx'
import type { Told } from './use-told.ts'

/** What is set for this shop, in words, and one's own PINs. */
export function About({ shop, session, told }: { shop: ShopView; session: Session; told: Told }) {
  const { t } = useTranslation()
  const { address, code, station, lamp, hours } = shop
  return (
    <>
      <h2>{t('shop.about.title')}</h2>
      <dl className="facts">
        <dt>{t('shop.about.address')}</dt>
        <dd>{address}</dd>
        <dt>{t('shop.about.code')}</dt>
        <dd>{code}</dd>
        <dt>{t('shop.about.station')}</dt>
        <dd>
          {station ? station.name : '–'}
          <br />
          {station?.phone ? <CallLink phone={station.phone} /> : t('shop.about.noPhone')}
        </dd>
        <dt>{t('shop.about.lamp')}</dt>
        <dd>{t(`shop.about.lamps.${lamp}`)}</dd>
        <dt>{t('shop.about.hours')}</dt>
        <dd>
          {hours?.length ? <Hours hours={hours} /> : t('shop.about.noHours')} {t('shop.about.closed')}
        </dd>
      </dl>
      {session.role !== 'admin' && <PhoneTold told={told} role={session.role} />}
      {session.role !== 'admin' && <Pins chosen={session.pinsChosen === true} />}
    </>
  )
}

/** ISO 8601: the first is Monday. */
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

function Hours({ hours }: { hours: OpeningHours }) {
  const { t } = useTranslation()
  const days = (of: readonly number[]) =>
    of.length === 7
      ? t('shop.about.everyDay')
      : of
          .flatMap((each) => DAYS[each - 1] ?? [])
          .map((each) => t(`shop.about.days.${each}`))
          .join(', ')
  return (
    <ul className="hours">
      {hours.map(({ days: of, open, close }) => (
        <li key={`${of} ${open}`}>
          {days(of)}: {open}–{close}
        </li>
      ))}
    </ul>
  )
}

function Pins({ chosen }: { chosen: boolean }) {
  const { t } = useTranslation()
  const [state, setState] = useState<'closed' | 'open' | 'saved'>('closed')
  return (
    <section className="pins">
      <h3>{t('shop.about.pins')}</h3>
      <p>{t('shop.about.pinsLead')}</p>
      {state === 'saved' && (
        <p className="said-well" role="status">
          {t('shop.pin.saved')}
        </p>
      )}
      {state === 'open' ? (
        <PinsForm onDone={() => setState('saved')} />
      ) : (
        <Button size="lg" variant="default" onClick={() => setState('open')}>
          {chosen ? t('shop.pin.change') : t('shop.pin.choose')}
        </Button>
      )}
    </section>
  )
}
