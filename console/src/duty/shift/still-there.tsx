import './texts.ts'
import './shift.css'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { DutyView } from '../../../../hub/contract/duty-views.ts'
import { duration } from '../../time/duration.ts'
import { clockTime } from '../../time/format.ts'
import { useNow } from '../../time/use-now.ts'
import { lastInput } from '../last-input.ts'
import { softSound } from './soft-sound.ts'
import { atNight, stillness } from './still-there-rule.ts'

/** Asks before the desk stops counting as attended, and says what happens if nobody answers. Any touch is the answer. */
export function StillThere({ duty }: { duty: DutyView | null }) {
  const since = duty?.onDuty && duty.since ? Date.parse(duty.since) : null
  return since === null || !duty ? null : <Asked since={since} duty={duty} />
}

function Asked({ since, duty }: { since: number; duty: DutyView }) {
  const { t } = useTranslation()
  const now = useNow()
  const state = stillness(now - Math.max(since, lastInput() ?? 0))
  const { is } = state
  useEffect(() => {
    if (is === 'asked' && atNight(clockTime(Date.now()))) softSound()
  }, [is])
  if (state.is === 'touched') return null
  const where = duty.stations.slice(1).find(({ attended }) => attended)?.station.name ?? t('shift.stillThere.where')
  const title = state.is === 'asked' ? t('shift.stillThere.ask') : t('shift.stillThere.gone')
  return (
    <section className="still-there" aria-label={title} data-gone={state.is === 'unattended' || undefined}>
      <p role="alert">
        <b>{title}</b> {t('shift.stillThere.how')}
      </p>
      <p>
        {state.is === 'asked'
          ? t('shift.stillThere.orElse', { left: duration(state.leftMs, t), where })
          : t('shift.stillThere.goneWhy', { minutes: Math.floor(state.idleMs / 60_000), where })}
      </p>
    </section>
  )
}
