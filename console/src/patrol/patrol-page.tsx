import '../look/page.css'
import '../look/phone.css'
import '../incident/texts.ts'
import './texts.ts'
import './patrol.css'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../hub/contract/api.ts'
import { useFeed } from '../feed/feed.ts'
import { queueOf } from '../feed/order.ts'
import { useDutyPost } from '../feed/use-duty-post.ts'
import { useSilence } from '../feed/use-silence.ts'
import { NewAlarm } from '../incident/new-alarm.tsx'
import { useRingingTitle } from '../incident/use-ringing-title.ts'
import { useShown } from '../incident/use-shown.ts'
import { Appearance } from '../look/appearance.tsx'
import { LostBanner } from '../look/lost-banner.tsx'
import { SignOut } from '../look/sign-out.tsx'
import { Trouble } from '../look/trouble.tsx'
import { PushCard } from '../push/push-card.tsx'
import { usePush } from '../push/use-push.ts'
import { registerWorker } from '../push/worker.ts'
import { clockTime } from '../time/format.ts'
import { Alarm } from './alarm.tsx'
import { usePhoneSound } from './use-phone-sound.ts'
import { Wakeable } from './wakeable.tsx'

export function PatrolPage({ session }: { session: Session }) {
  const { t } = useTranslation()
  const { incidents, duty } = useFeed()
  const { stale, seconds } = useSilence()
  const [chosen, setChosen] = useState(() => new URLSearchParams(location.search).get('incident'))
  const push = usePush()
  const queue = useMemo(() => queueOf(incidents), [incidents])
  const open = [...queue.ringing, ...queue.inHand].map(({ view }) => view)
  const ringing = useMemo(() => queue.ringing.map(({ view }) => view).filter((view) => view.ringing), [queue])
  const current = open.find(({ id }) => id === chosen) ?? open[0]
  const station = duty?.onDuty ? duty.station?.id : undefined

  const calm = useRef(true)
  const isCalm = open.length === 0
  useEffect(() => {
    calm.current = isCalm
  }, [isCalm])
  useEffect(() => registerWorker(() => calm.current), [])
  const shown = useShown(ringing, 'phone', station)
  useRingingTitle(ringing, t('patrol.title'))
  usePhoneSound(ringing, station, session.person.id)

  const { signOn, signOff, busy, error } = useDutyPost()
  const shownAt = current && shown.get(`${current.id} ${current.rangAt}`)
  return (
    <div className="phone">
      <header className="phone-top">
        <b>{session.person.name}</b>
        <Wakeable push={push} />
      </header>
      <LostBanner />
      <NewAlarm ringing={ringing} />
      <main>
        {current && <Alarm key={current.id} view={current} me={session.person.id} deskStation={current.station.id} />}
        <div className="phone-body">
          {open.length > 1 && (
            <section>
              <h2>{t('patrol.others')}</h2>
              {open
                .filter(({ id }) => id !== current?.id)
                .map(({ id, site, phase, ringing: rings }) => (
                  <button key={id} type="button" className="mid other" data-ringing={rings || undefined} onClick={() => setChosen(id)}>
                    <b>{site.name}</b>
                    <span>{t(`phase.${phase}`)}</span>
                  </button>
                ))}
            </section>
          )}
          {!current && (
            <section className="quiet">
              <span className="quiet-dot" data-stale={stale || undefined} aria-hidden="true" />
              <h1>{t('patrol.quietTitle')}</h1>
              <p>{t('patrol.quietLead')}</p>
            </section>
          )}
          <label className="switch">
            <span>
              <b>{t('patrol.onDutySwitch')}</b>
              <small>{duty?.onDuty ? t('patrol.onDutyLead') : t('patrol.offDutyLead')}</small>
            </span>
            <input
              type="checkbox"
              role="switch"
              aria-checked={duty?.onDuty ?? false}
              checked={duty?.onDuty ?? false}
              disabled={!duty || busy}
              onChange={(event) => (event.currentTarget.checked ? signOn() : signOff())}
            />
          </label>
          <Trouble error={error} />
          <PushCard push={push} />
        </div>
      </main>
      <footer className="phone-foot">
        <p>
          {stale ? t('link.off') : t('link.listening')}
          {shownAt !== undefined
            ? ` · ${t('patrol.shownAt', { time: clockTime(shownAt) })}`
            : seconds !== null && ` · ${t('link.lastBeat', { n: seconds })}`}
        </p>
        <Appearance />
        <SignOut />
      </footer>
    </div>
  )
}
