import './messages.css'
import './texts.ts'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { HowTold } from '../../../hub/contract/message-views.ts'
import { shiftTime } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'

/** How people are told where it is not as always, and what a desk has to do by hand; it goes by itself. */
export function HowToldBar({ howTold }: { howTold: HowTold | undefined }) {
  const { t } = useTranslation()
  const now = useNow()
  if (!howTold) return null
  return (
    <>
      {saidOf(howTold, now, t).map((words) => (
        <div key={words} className="warning how-told" role="status">
          <span>{words}</span>
        </div>
      ))}
    </>
  )
}

export function saidOf({ pushLostSince, modem, overBudgetAt }: HowTold, now: number, t: TFunction): string[] {
  const lost = pushLostSince && { time: shiftTime(pushLostSince, now) }
  return [
    ...(lost ? [t(`messages.howTold.${modem === 'ok' ? 'sms' : modem}`, lost)] : modem === 'lost' ? [t('messages.howTold.modemLost')] : []),
    ...(overBudgetAt ? [t('messages.howTold.over', { time: shiftTime(overBudgetAt, now) })] : []),
  ]
}

/** The same to a patrol: it holds the phone that is not reached. */
export function PatrolHowTold({ howTold }: { howTold: HowTold | undefined }) {
  const { t } = useTranslation()
  const now = useNow()
  if (!howTold?.pushLostSince) return null
  const time = shiftTime(howTold.pushLostSince, now)
  return (
    <p className="how-told-phone" role="status">
      {t(howTold.modem === 'ok' ? 'messages.howTold.patrol' : 'messages.howTold.patrolNone', { time })}
    </p>
  )
}
