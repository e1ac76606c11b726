import './duty.css'
import './frame.css'
import '../look/dialogs.css'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../hub/contract/api.ts'
import { AccountNotice } from '../account/account-notice.tsx'
import * as queries from '../api/queries.ts'
import { useFeed } from '../feed/feed.ts'
import { queueOf } from '../feed/order.ts'
import { useDutyPost } from '../feed/use-duty-post.ts'
import { useSilence } from '../feed/use-silence.ts'
import { NewAlarm } from '../incident/new-alarm.tsx'
import { isPainted } from '../incident/painted.ts'
import { useCommand } from '../incident/use-command.ts'
import { useRingingTitle } from '../incident/use-ringing-title.ts'
import { useShown } from '../incident/use-shown.ts'
import { LostBanner } from '../look/lost-banner.tsx'
import { Trouble } from '../look/trouble.tsx'
import { useAwake } from '../look/use-awake.ts'
import { DeskMap } from '../map/desk-map.tsx'
import { HowToldBar } from '../messages/how-told.tsx'
import { goTo, useSteps } from '../path.ts'
import { unlockSiren } from '../siren/siren.ts'
import { canDo, type Verb } from './actions.tsx'
import { AlarmBar } from './alarm-bar.tsx'
import { Calm } from './calm.tsx'
import { isDeskInSight, useDeskInSight } from './desk-in-sight.ts'
import { type DialogName, Dialogs } from './dialogs.tsx'
import { DutyBar } from './duty-bar.tsx'
import { fullscreen } from './fullscreen.ts'
import { Incident } from './incident.tsx'
import { GoodbyeBar } from './power/goodbye-bar.tsx'
import { useKeepGoodbye } from './power/use-keep-goodbye.ts'
import { Queue } from './queue.tsx'
import { type QuietAsked, QuietDialog } from './quiet-dialog.tsx'
import { SignOffDialog } from './shift/sign-off-dialog.tsx'
import { StillThere } from './shift/still-there.tsx'
import { useEmptyDeskSound } from './shift/use-empty-desk-sound.ts'
import { SilenceBar } from './silence/silence-bar.tsx'
import { silenceName } from './silence/silence-words.ts'
import { raisedOf } from './silence/tonights.ts'
import { useTroubleTone } from './silence/use-trouble-tone.ts'
import { SirenDialog } from './siren-dialog.tsx'
import { StatusStrip } from './status-strip.tsx'
import { SUB_PAGES } from './sub-pages.ts'
import { useDutyBeat } from './use-duty-beat.ts'
import { useKeys } from './use-keys.ts'
import { useMapTime } from './use-map-time.ts'
import { useReturn } from './use-return.ts'
import { useSelection } from './use-selection.ts'
import { useSound } from './use-sound.ts'
import { openWall } from './wall/open-wall.ts'
import { Warnings } from './warnings.tsx'

type Open = { name: DialogName; id: string }

export function DeskPage({ session }: { session: Session }) {
  const { t } = useTranslation()
  const feed = useFeed()
  const { stale } = useSilence()
  const [dialog, setDialog] = useState<Open | null>(null)
  const [asking, setAsking] = useState<QuietAsked | null>(null)
  const [checking, setChecking] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const { incidents, duty } = feed
  const queue = useMemo(() => queueOf(incidents), [incidents])
  const ringing = useMemo(() => queue.ringing.map(({ view }) => view).filter((view) => view.ringing), [queue])
  const raised = useMemo(() => raisedOf(feed.supervision), [feed.supervision])
  const [firstRaised] = raised
  const post = useDutyPost()
  const [step] = useSteps()
  const SubPage = step === undefined ? undefined : SUB_PAGES[step]
  const away = SubPage !== undefined
  // Asked beforehand: when somebody has to be sent, the list is there with the dialog.
  useQuery(queries.colleagues)
  const command = useCommand()
  const inDialog = dialog !== null || asking !== null || checking || leaving
  const { selected, select, keysAreDead } = useSelection(queue, inDialog, away, feed.ready)
  /** Administrators of the machine look on: they are never the ones who answer. */
  const mayServe = session.role !== 'admin'
  const station = duty?.onDuty ? duty.station?.id : undefined
  const toDesk = useCallback(() => goTo('/duty'), [])
  /** The map follows what rings: on a second screen it stays, beside a desk that is in sight. */
  const broughtBack = useCallback(() => {
    if (step !== 'map') return toDesk()
    void isDeskInSight().then((isSeen) => isSeen || toDesk())
  }, [step, toDesk])

  useDutyBeat(duty?.onDuty ?? false)
  useSound(queue, station, stale, checking)
  useTroubleTone(raised, station !== undefined, ringing.length > 0 || checking)
  useShown(ringing, 'console', station, isPainted)
  useRingingTitle(ringing, firstRaised ? t('silence.tab', { name: silenceName(firstRaised, t) }) : t('duty.title'))
  useReturn(ringing, away, broughtBack)
  useDeskInSight(!away)
  useEmptyDeskSound(feed.supervision, station)
  useKeepGoodbye(feed.supervision)
  useAwake()
  const mapTime = useMapTime(selected !== null)

  const signOn = () => {
    // In the click itself: a browser gives sound to a gesture, not to an answer that comes later.
    unlockSiren()
    post.signOn(undefined, { onSuccess: () => setChecking(true) })
  }
  const signOff = () => setLeaving(true)
  const act = (verb: Verb) => {
    if (!selected || command.isPending || !canDo(selected.view, verb)) return
    const { id } = selected.view
    if (verb === 'acknowledge' || verb === 'arrive' || verb === 'takeover' || verb === 'real') command.send(id, { do: verb })
    else {
      command.reset()
      setDialog({ name: verb, id })
    }
  }
  /** What cannot be seen is not answered by a key. */
  const inSight = (does: () => void) => () => {
    if (!away && !inDialog) does()
  }
  const byKey = (verb: Verb) => inSight(() => !keysAreDead() && act(verb))
  const move = (by: 1 | -1) =>
    inSight(() => {
      const order = [...queue.ringing, ...queue.inHand, ...queue.quiet].map(({ view }) => view.id)
      const at = selected ? order.indexOf(selected.view.id) : -1
      const next = order[at === -1 ? 0 : at + by]
      if (next) select(next)
    })
  const onDesk = {
    ' ': byKey('acknowledge'),
    d: byKey('dispatch'),
    a: byKey('arrive'),
    n: byKey('note'),
    k: byKey('close'),
    ArrowDown: move(1),
    ArrowUp: move(-1),
  }
  // Elsewhere the space bar and the arrows scroll, as on any page.
  useKeys({ ...(away ? { b: toDesk } : onDesk), f: fullscreen, w: openWall })

  const asked = dialog && queue.ringing.concat(queue.inHand, queue.quiet).find(({ view }) => view.id === dialog.id)
  const othersRinging = ringing.filter(({ id }) => id !== selected?.view.id).length
  const unseen = away ? ringing : inDialog ? ringing.filter(({ id }) => id !== dialog?.id) : []
  return (
    <div className="duty">
      <DutyBar session={session} duty={duty} busy={post.busy} onSignOff={signOff} onSiren={() => setChecking(true)} />
      <div className="warnings">
        <LostBanner />
        <GoodbyeBar />
        <HowToldBar howTold={feed.supervision?.howTold} />
        <AlarmBar ringing={unseen} onGo={inDialog ? null : toDesk} />
        {(away || (selected && ringing.length === 0)) && <SilenceBar raised={raised} away={away} onGo={toDesk} />}
        <Warnings duty={duty} busy={post.busy} signOn={(selected || away) && mayServe ? signOn : null} />
        <Trouble error={post.error} />
        {ringing.length === 0 && <AccountNotice session={session} />}
      </div>
      <NewAlarm ringing={ringing} />
      {SubPage ? (
        <div className="sub-page">
          <Suspense fallback={<p className="sub-wait">{t('common.loading')}</p>}>
            <SubPage session={session} acts={{ busy: post.busy, signOn, signOff, checkSiren: () => setChecking(true) }} />
          </Suspense>
        </div>
      ) : (
        <div className="desk" data-calm={selected ? undefined : true}>
          <Queue
            queue={queue}
            supervision={feed.supervision}
            selectedId={selected?.view.id}
            onSelect={select}
            byKey={ringing.length === 0 && !inDialog}
          />
          {selected ? (
            <>
              {othersRinging > 0 && (
                <p className="others" role="status">
                  {t('duty.others', { count: othersRinging })}
                </p>
              )}
              <Incident
                key={selected.view.id}
                held={selected}
                elsewhere={station !== undefined && selected.view.station.id !== station}
                busy={command.isPending}
                error={dialog ? null : command.errorOf(selected.view.id)}
                keysAreDead={keysAreDead}
                onDo={act}
                onQuiet={setAsking}
              />
              <aside className="beside">{mapTime && <DeskMap selected={selected.view} onSelect={select} />}</aside>
            </>
          ) : (
            <Calm feed={feed} signOn={mayServe ? signOn : null} busy={post.busy} />
          )}
        </div>
      )}
      <StatusStrip feed={feed} />
      <StillThere duty={duty} />
      {leaving && duty?.onDuty && <SignOffDialog duty={duty} me={session.person.id} onClose={() => setLeaving(false)} />}
      {checking && <SirenDialog onClose={() => setChecking(false)} />}
      {asking && <QuietDialog asked={asking} onClose={() => setAsking(null)} />}
      {dialog && asked && <Dialogs name={dialog.name} view={asked.view} command={command} onClose={() => setDialog(null)} />}
    </div>
  )
}
