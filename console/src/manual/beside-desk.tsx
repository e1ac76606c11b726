/**
 * What rings, above the manual of whoever has to answer. It only watches: it proves nobody's presence and nothing as shown, and
 * gives way to the desk when no window shows the desk.
 */
import '../incident/texts.ts'
import '../duty/texts.ts'
import './beside-desk.css'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../hub/contract/api.ts'
import { AlarmBar } from '../duty/alarm-bar.tsx'
import { isDeskInSight } from '../duty/desk-in-sight.ts'
import { useKeys } from '../duty/use-keys.ts'
import { useReturn } from '../duty/use-return.ts'
import { useFeed, useOpenFeed } from '../feed/feed.ts'
import { queueOf } from '../feed/order.ts'
import { NewAlarm } from '../incident/new-alarm.tsx'
import { useRingingTitle } from '../incident/use-ringing-title.ts'
import { leaveManual } from './open-manual.ts'

const LOOK_MS = 2_000

export function BesideDesk({ session, title }: { session: Session; title: string }) {
  const { t } = useTranslation()
  useOpenFeed(session.person.id, true)
  const { incidents, duty } = useFeed()
  const ringing = useMemo(
    () =>
      queueOf(incidents)
        .ringing.map(({ view }) => view)
        .filter((view) => view.ringing),
    [incidents],
  )
  const back = useCallback(() => leaveManual(session.home), [session.home])
  const broughtBack = useCallback(() => void isDeskInSight().then((isSeen) => isSeen || back()), [back])
  const isCovered = useCovered(session.role !== 'patrol' && (duty?.onDuty ?? false))
  useRingingTitle(ringing, title)
  useReturn(ringing, true, broughtBack)
  useKeys({ b: back })
  return (
    <div className="beside-desk">
      <AlarmBar ringing={ringing} onGo={back} />
      {isCovered && (
        <p className="beside-desk-covered" role="status">
          <span>{t('manual.covered.words')}</span>
          <button type="button" className="act" onClick={back}>
            {t('manual.covered.back')}
          </button>
        </p>
      )}
      <NewAlarm ringing={ringing} />
    </div>
  )
}

/** On duty, and no window of this browser shows the desk. Over plain HTTP windows cannot ask each other, and nothing is said. */
function useCovered(onDuty: boolean): boolean {
  const [covered, setCovered] = useState(false)
  useEffect(() => {
    if (!onDuty || !('locks' in navigator)) return setCovered(false)
    const look = () => void isDeskInSight().then((isSeen) => setCovered(!isSeen))
    look()
    const timer = setInterval(look, LOOK_MS)
    return () => clearInterval(timer)
  }, [onDuty])
  return covered
}
