import './wall.css'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../../hub/contract/api.ts'
import { useFeed } from '../../feed/feed.ts'
import { queueOf } from '../../feed/order.ts'
import { useSilence } from '../../feed/use-silence.ts'
import { NewAlarm } from '../../incident/new-alarm.tsx'
import { useRingingTitle } from '../../incident/use-ringing-title.ts'
import { Logo } from '../../look/logo.tsx'
import { useAwake } from '../../look/use-awake.ts'
import { goTo } from '../../path.ts'
import { clockTime, day } from '../../time/format.ts'
import { useNow } from '../../time/use-now.ts'
import { fullscreen } from '../fullscreen.ts'
import { raisedOf } from '../silence/tonights.ts'
import { useKeys } from '../use-keys.ts'
import { useSound } from '../use-sound.ts'
import { WallCalm } from './wall-calm.tsx'
import { WallFoot } from './wall-foot.tsx'
import { WallSilence } from './wall-silence.tsx'
import { WallStreet } from './wall-street.tsx'
import { WallTile } from './wall-tile.tsx'

/** More than these are counted: what cannot be read from three metres is not shown. */
const MOST_TILES = 6
const SOUND_KEY = 'tieng-chuong.wall.sound'

/**
 * The second screen: for looking at, from across the room. It answers nothing and proves nothing: no beat, no "shown",
 * and its feed says that it only watches, so that a station whose people have gone is never taken for attended.
 */
export function WallPage({ session }: { session: Session }) {
  const { t } = useTranslation()
  const now = useNow()
  const { incidents, duty, supervision } = useFeed()
  const { seconds, stale } = useSilence()
  const [sound, setSound] = useState(() => localStorage.getItem(SOUND_KEY) === 'on')
  const queue = useMemo(() => queueOf(incidents), [incidents])
  const ringing = useMemo(() => queue.ringing.map(({ view }) => view).filter((view) => view.ringing), [queue])
  const station = duty?.station ?? session.station
  const open = [...queue.ringing, ...queue.inHand, ...queue.quiet].map(({ view }) => view)
  const shown = open.slice(0, MOST_TILES)
  const more = open.length - shown.length
  const raised = raisedOf(supervision)
  /** An alarm has the whole wall; then what must be seen is one line in the foot. */
  const silent = open.length === 0 ? raised.slice(0, MOST_TILES) : []
  const street = open.length === 0 && silent.length === 0 ? supervision?.outages.find(({ place }) => place) : undefined
  useSound(queue, sound ? station?.id : undefined, stale, false)
  useRingingTitle(ringing, t('desk.wall.title'))
  useAwake()

  /** Somebody is signed on and nobody is before a duty page: this screen must not hide that by looking alive. */
  const unattended = duty?.stations[0]?.attended === false

  const emptyDesks = (supervision?.outages ?? []).flatMap((outage) =>
    outage.cause === 'station' && outage.tonight && outage.station && outage.station.id !== station?.id ? [outage.station] : [],
  )

  const turnSound = () => {
    localStorage.setItem(SOUND_KEY, sound ? 'off' : 'on')
    setSound(!sound)
  }
  const back = () => goTo('/duty')
  useKeys({ m: turnSound, f: fullscreen, b: back })

  return (
    <div className="wall" data-ringing={ringing.length > 0 || undefined}>
      <header className="wall-top">
        <Logo />
        <h1>{station?.name ?? session.hub.name}</h1>
        <span className="wall-day">{day(now)}</span>
        <time className="wall-clock">{clockTime(now)}</time>
      </header>
      <main className="wall-main" data-count={Math.min(shown.length + silent.length, MOST_TILES)}>
        {stale && (
          <p className="wall-lost" role="alert">
            {t('desk.wall.lost', { n: seconds ?? 0 })}
          </p>
        )}
        {!stale && unattended && <p className="wall-unattended">{t('desk.wall.unattended')}</p>}
        {!stale && emptyDesks.length > 0 && (
          <p className="wall-unattended">
            {t('desk.wall.emptyDesk', { names: emptyDesks.map(({ name, phone }) => [name, phone].filter(Boolean).join(' ')).join(', ') })}
          </p>
        )}
        {shown.map((view) => (
          <WallTile key={view.id} view={view} />
        ))}
        {more > 0 && <p className="wall-more">{t('desk.wall.more', { count: more })}</p>}
        {silent.map((outage) => (
          <WallSilence key={outage.id} outage={outage} />
        ))}
        {shown.length + silent.length === 0 && !stale && <WallCalm />}
        {street && !stale && <WallStreet outage={street} />}
      </main>
      <NewAlarm ringing={ringing} />
      <WallFoot unseen={open.length > 0 ? raised : []} sound={sound} onSound={turnSound} onBack={back} />
    </div>
  )
}
