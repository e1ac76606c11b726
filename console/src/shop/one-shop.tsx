import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../hub/contract/api.ts'
import type { ShopView } from '../../../hub/contract/shop.ts'
import { goTo } from '../path.ts'
import { shortTime } from '../time/format.ts'
import { askPositions } from './ask-positions.ts'
import { ButtonRow } from './button-row.tsx'
import { Mistake } from './mistake.tsx'
import { Month } from './month.tsx'
import { Outside } from './outside.tsx'
import { PinDialog } from './pin-dialog.tsx'
import { hidePositions, useLabels, usePositions } from './positions.ts'
import { RotaToday } from './rota-today.tsx'
import { ToldExercise } from './told-exercise.tsx'
import { Troubles } from './troubles.tsx'

/** One shop at a glance. Nothing here shouts, and nothing here changes during a hold-up. */
export function OneShop({ shop, session }: { shop: ShopView; session: Session }) {
  const { t } = useTranslation()
  const [doing, setDoing] = useState<'positions' | 'mistake' | null>(null)
  const labels = useLabels(shop.id)
  const positions = usePositions(shop.id)
  const hasPin = session.role !== 'admin'
  const close = () => setDoing(null)
  const open = (step: string) => () => goTo(`/shop/${shop.id}/${step}`)
  return (
    <>
      {shop.outside && <Outside shop={shop} />}
      {session.role === 'manager' && <ToldExercise site={shop.id} />}
      <Troubles shop={shop} />
      {shop.service === 'fitting' && <p className="note">{t('shop.fitting')}</p>}
      <RotaToday shop={shop} labels={labels} />
      {shop.buttons.length === 0 ? <p className="note">{t('shop.noButtons')}</p> : <Month shop={shop} labels={labels} />}
      <ul aria-label={t('shop.buttons')}>
        {shop.buttons.map((button) => (
          <ButtonRow key={button.id} button={button} labels={labels} />
        ))}
      </ul>
      {positions && (
        <p className="aside" role="status">
          {t('shop.positions.shownUntil', { time: shortTime(positions.until) })}
        </p>
      )}
      {hasPin && shop.buttons.length > 0 && (
        <button type="button" className="quiet" onClick={() => (positions ? hidePositions(shop.id) : setDoing('positions'))}>
          {positions ? t('shop.positions.hide') : t('shop.positions.show')}
        </button>
      )}
      {hasPin && (
        <>
          <button type="button" className="mid mid-go" disabled={shop.buttons.length === 0} onClick={open('test')}>
            {shop.month.missing.length > 0 ? t('shop.test.start') : t('shop.test.again')}
          </button>
          <button type="button" className="mid" onClick={() => setDoing('mistake')}>
            {t('shop.mistake.ask')}
          </button>
          <p className="note">{t('shop.mistake.note')}</p>
        </>
      )}
      {session.role === 'manager' && !shop.outside && <Outside shop={shop} />}
      <nav className="more" aria-label={t('common.more')}>
        <button type="button" onClick={open('contacts')}>
          {t('shop.contacts.title')}
        </button>
        <button type="button" onClick={open('record')}>
          {t('shop.record.title')}
        </button>
        <button type="button" onClick={open('about')}>
          {t('shop.about.title')}
        </button>
        {session.role === 'manager' && (
          <button type="button" onClick={() => goTo('/shop/quality')}>
            {t('shop.quality')}
          </button>
        )}
      </nav>
      {doing === 'mistake' && <Mistake site={shop.id} onClose={close} />}
      {doing === 'positions' && (
        <PinDialog
          title={t('shop.positions.title')}
          lead={t('shop.positions.lead')}
          submit={t('shop.positions.open')}
          ask={(pin) => askPositions(shop.id, pin).then(close)}
          onClose={close}
        />
      )}
    </>
  )
}
