import { useTranslation } from 'react-i18next'
import type { ButtonView } from '../api/types.ts'
import { timeOrDay } from '../time/format.ts'

const LOW_BATTERY = 20
const isLow = ({ battery }: ButtonView) => battery !== undefined && battery <= LOW_BATTERY

/** For the shop's eye: not working now, or not for long. */
export const needsLook = (button: ButtonView): boolean => button.state !== 'online' || isLow(button)

export function ButtonRow({ button }: { button: ButtonView }) {
  const { t } = useTranslation()
  const { label, state, battery, lastPressAt } = button
  const proven = lastPressAt ? t('shop.proven', { time: timeOrDay(lastPressAt, Date.now()) }) : t('shop.neverProven')
  return (
    <li className="row">
      <span>
        <b>{label}</b>
        <small>{[proven, battery !== undefined && t('shop.battery', { n: Math.round(battery) })].filter(Boolean).join(' · ')}</small>
      </span>
      <span data-tone={needsLook(button) ? 'waits' : 'proof'}>
        {state === 'online' && isLow(button) ? t('shop.lowBattery') : t(`buttonState.${state}`)}
      </span>
    </li>
  )
}
