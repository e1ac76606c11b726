import '../look/page.css'
import '../look/phone.css'
import '../incident/texts.ts'
import './texts.ts'
import './patrol.css'
import './dock.css'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../hub/contract/api.ts'
import { AccountLink } from '../account/account-link.tsx'
import { AccountNotice } from '../account/account-notice.tsx'
import { useFeed } from '../feed/feed.ts'
import { useSilence } from '../feed/use-silence.ts'
import { NewAlarm } from '../incident/new-alarm.tsx'
import { useRingingTitle } from '../incident/use-ringing-title.ts'
import { useShown } from '../incident/use-shown.ts'
import { Appearance } from '../look/appearance.tsx'
import { SignOut } from '../look/sign-out.tsx'
import { useAwake } from '../look/use-awake.ts'
import { ManualLink } from '../manual/manual-link.tsx'
import { PatrolHowTold } from '../messages/how-told.tsx'
import { OwnNumber } from '../messages/own-number.tsx'
import { useOutbox } from '../outbox/use-outbox.ts'
import { PushCard } from '../push/push-card.tsx'
import { SelfDrillSwitch } from '../push/self-drill-switch.tsx'
import { unsubscribe } from '../push/subscribe.ts'
import { usePush } from '../push/use-push.ts'
import { registerWorker } from '../push/worker.ts'
import { clockTime } from '../time/format.ts'
import { Alarm } from './alarm.tsx'
import { CallDesk } from './call-desk.tsx'
import { Calm } from './calm.tsx'
import { CutOff } from './cut-off.tsx'
import { Deeds } from './deeds.tsx'
import { Directions } from './directions.tsx'
import { Dock } from './dock.tsx'
import { DutySwitch } from './duty-switch.tsx'
import { Others } from './others.tsx'
import { PhoneBand } from './phone-band.tsx'
import { phoneTrouble } from './phone-trouble.ts'
import { myPart, nextThing } from './role-in.ts'
import { usePhones, useStory } from './use-beside.ts'
import { useCurrent } from './use-current.ts'
import { useCut } from './use-cut.ts'
import { useKeeping } from './use-keeping.ts'
import { useOpenAlarms } from './use-open-alarms.ts'
import { usePhoneSound } from './use-phone-sound.ts'
import { Wakeable } from './wakeable.tsx'

/** @param unheard the page was opened without the hub */
export function PatrolPage({ session, unheard }: { session: Session; unheard: boolean }) {
  const { t } = useTranslation()
  const me = session.person.id
  const { duty, supervision, lastBeatAt } = useFeed()
  const { seconds } = useSilence()
  const cut = useCut(unheard)
  const { open, ringing, heard, known } = useOpenAlarms(me)
  const [current, choose] = useCurrent(open)
  const outbox = useOutbox(me)
  const push = usePush(duty?.onDuty ? duty.since : undefined)
  const phones = usePhones(known)
  const timeline = useStory(current, known)
  const stories = useMemo(() => (current ? { [current.id]: timeline } : {}), [current, timeline])
  useKeeping({ person: me, heard, open, stories, phones })

  const station = duty?.onDuty ? duty.station?.id : undefined
  // Not calm before the hub has said what is open: a new worker may wait, an alarm may not.
  const calm = useRef(false)
  useEffect(() => {
    calm.current = heard && open.length === 0
  }, [heard, open])
  useEffect(() => registerWorker(() => calm.current), [])
  const shown = useShown(ringing, 'phone', station)
  useRingingTitle(ringing, t('patrol.title'))
  usePhoneSound(ringing, station, (view) => myPart(view, me, outbox.deeds).coming)
  useAwake(open.length > 0)

  /** What this phone has proven to itself does not count against what the hub knows of it. */
  const lost = phoneTrouble(duty, push)?.which === 'this'
  const shownPush = lost && push.standing === 'proven' ? { ...push, standing: 'before' as const } : push

  const others = open.filter(({ id }) => id !== current?.id)
  const asOf = lastBeatAt ?? known?.asOf ?? null
  const shownAt = current && shown.get(`${current.id} ${current.rangAt}`)
  const part = current && myPart(current, me, outbox.deeds)
  const onScene = current?.onSceneAt
  return (
    <div className="phone">
      <header className="phone-top">
        <b>{session.person.name}</b>
        <Wakeable standing={shownPush.standing} lost={lost} />
      </header>
      <div className="above">
        {cut && <CutOff asOf={asOf} />}
        {!cut && <PatrolHowTold howTold={supervision?.howTold} />}
        <Others views={others.filter((view) => view.ringing)} onChoose={choose} />
      </div>
      <NewAlarm ringing={ringing} />
      <main>
        {current && part ? (
          <Alarm key={current.id} view={current} me={me} part={part} outbox={outbox} timeline={timeline} />
        ) : (
          <>
            <AccountNotice session={session} />
            <PhoneBand duty={duty} push={push} />
            <Calm duty={duty} phones={phones} asleep={lost} />
          </>
        )}
        <div className="phone-body">
          <Others views={others.filter((view) => !view.ringing)} onChoose={choose} />
          {!current && <Deeds outbox={outbox} incident={undefined} />}
          {current && <PhoneBand duty={duty} push={push} />}
          <DutySwitch duty={duty} shownAt={push.proofs.shown?.at ?? null} />
          <PushCard push={shownPush} />
          <OwnNumber className="note" person={me} phone={session.person.phone} />
          <SelfDrillSwitch known={push.subscribed} />
        </div>
      </main>
      <footer className="phone-foot">
        <p>
          {cut ? t('link.off') : t('link.listening')}
          {shownAt !== undefined
            ? ` · ${t('patrol.shownAt', { time: clockTime(shownAt) })}`
            : seconds !== null && ` · ${t('link.lastBeat', { n: seconds })}`}
        </p>
        <ManualLink />
        <Appearance />
        <AccountLink />
        <SignOut before={unsubscribe} />
      </footer>
      {current && part && (
        <Dock
          key={current.id}
          next={nextThing(current, part, outbox.deeds)}
          early={current.phase === 'ringing' && heard && !cut}
          onDo={(verb) => outbox.send({ incident: current.id, site: current.site.name, do: verb })}
          done={onScene ? t('patrol.onSceneDone', { time: clockTime(onScene) }) : t('patrol.dockWaiting')}
        >
          <Directions site={current.site} />
          <CallDesk phone={phones[current.station.id]} />
        </Dock>
      )}
    </div>
  )
}
