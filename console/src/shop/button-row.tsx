import { useTranslation } from 'react-i18next'
import type { ShopButton } from '../../../hub/contract/shop.ts'
import { dayAndMonth, shortTime } from '../time/format.ts'
import { buttonName } from './words.ts'

export function ButtonRow({ button, labels }: { button: ShopButton; labels: ReadonlyMap<string, string> | null }) {
  const { t } = useTranslation()
  const { says, battery, testedAt, testUntil } = button
  const tested = testedAt ? t('shop.tested', { date: dayAndMonth(testedAt) }) : t('shop.neverTested')
  return (
    <li className="row">
      <span>
        <b>{buttonName(button, labels, t)}</b>
        <small>{[tested, battery !== undefined && t('shop.battery', { n: Math.round(battery) })].filter(Boolean).join(' · ')}</small>
      </span>
      {testUntil ? (
        <span data-tone="waits">{t('shop.testing', { time: shortTime(testUntil) })}</span>
      ) : (
        <span data-tone={says === 'well' ? 'proof' : 'waits'}>{t(`shop.says.${says}`)}</span>
      )}
    </li>
  )
}
