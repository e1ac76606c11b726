import { useTranslation } from 'react-i18next'
import type { DutyView } from '../../../hub/contract/duty-views.ts'
import { useDutyPost } from '../feed/use-duty-post.ts'
import { Trouble } from '../look/trouble.tsx'
import { shortTime, timeOrDay } from '../time/format.ts'

/** @param shownAt when this phone last showed a push of ours, ms since 1970; null: never */
export function DutySwitch({ duty, shownAt }: { duty: DutyView | null; shownAt: number | null }) {
  const { t } = useTranslation()
  const { signOn, signOff, busy, error } = useDutyPost()
  const onDuty = duty?.onDuty ?? false
  const lead =
    onDuty && duty?.station && duty.since
      ? t('patrol.onDutyLead', { station: duty.station.name, time: shortTime(duty.since) })
      : t('patrol.offDutyLead')
  return (
    <>
      <label className="switch">
        <span>
          <b>{t('patrol.onDutySwitch')}</b>
          <small>{lead}</small>
          <small>{shownAt === null ? t('patrol.lastShownNever') : t('patrol.lastShown', { time: timeOrDay(shownAt, Date.now()) })}</small>
        </span>
        <input
          type="checkbox"
          role="switch"
          aria-checked={onDuty}
          checked={onDuty}
          disabled={!duty || busy}
          onChange={(event) => (event.currentTarget.checked ? signOn() : signOff())}
        />
      </label>
      <Trouble error={error} />
    </>
  )
}
