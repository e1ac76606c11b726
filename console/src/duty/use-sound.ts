import { useEffect, useRef } from 'react'
import type { Queue } from '../feed/order.ts'
import { play, unlockOnTouch, useSiren } from '../siren/siren.ts'
import { voiceFor } from '../siren/voice-for.ts'
import { secondsSince } from '../time/format.ts'
import { hubNow } from '../time/server-clock.ts'
import { softSound } from './shift/soft-sound.ts'

/** A page that is opened again does not chime for what is long past. */
const JUST_NOW_S = 30

/** @param station where this person is on duty; none means silence */
export function useSound(queue: Queue, station: string | undefined, lost: boolean, checking: boolean): void {
  const { running } = useSiren()
  const voice = voiceFor(
    queue.ringing.map(({ view }) => view),
    station,
  )
  useEffect(() => unlockOnTouch(), [])

  useEffect(() => {
    // Asked again when the browser lets sound out; during the check the dialog has the siren unless something really rings.
    if (voice || !checking) play(running || voice ? voice : null)
  }, [voice, running, checking])
  useEffect(() => () => play(null), [])

  const heard = useRef(new Set<string>())
  useEffect(() => {
    if (!station) return
    // Who fits a site listens for it; a test press is looked at.
    const fitting = queue.quiet.filter(({ view }) => view.marks.includes('fitting'))
    const fresh = fitting.filter(({ view }) => !heard.current.has(`${view.id} ${view.lastPressAt}`))
    for (const { view } of fresh) heard.current.add(`${view.id} ${view.lastPressAt}`)
    const justNow = fresh.filter(({ view }) => secondsSince(view.lastPressAt, hubNow()) < JUST_NOW_S)
    if (justNow.some(({ view }) => view.told.some((told) => told === station))) softSound()
  }, [queue.quiet, station])

  useEffect(() => {
    if (lost && station) softSound()
  }, [lost, station])
}
