/** The page's one siren: whether it can sound, whether somebody has heard it, and what it plays now. */
import { useSyncExternalStore } from 'react'
import { chime, startVoice, trouble, type Voice } from './voices.ts'

export type SirenState = {
  /** The browser lets sound out (AudioContext running). */
  running: boolean
  playing: Voice | null
  /** 0.1 to 1: it can be turned down, never off. */
  volume: number
  /** When somebody answered "yes, I heard it", ms since 1970 by this device. */
  heardAt: number | null
}

const VOLUME_KEY = 'tieng-chuong.siren.volume'
const HEARD_KEY = 'tieng-chuong.siren.heard'
export const LEAST_VOLUME = 0.1

let context: AudioContext | null = null
let out: GainNode | null = null
let stopVoice: (() => void) | null = null
let state: SirenState = {
  running: false,
  playing: null,
  volume: Math.min(1, Math.max(LEAST_VOLUME, Number(localStorage.getItem(VOLUME_KEY)) || 1)),
  heardAt: Number(sessionStorage.getItem(HEARD_KEY)) || null,
}
const readers = new Set<() => void>()

function change(part: Partial<SirenState>) {
  state = { ...state, ...part }
  for (const read of readers) read()
}

export const sirenState = (): SirenState => state
export const useSiren = (): SirenState =>
  useSyncExternalStore((read) => {
    readers.add(read)
    return () => readers.delete(read)
  }, sirenState)

/** Opens the way for sound. A browser allows it from a click or a key, so call it in one. */
export function unlockSiren(): void {
  if (!context) {
    context = new AudioContext({ latencyHint: 'interactive' })
    out = context.createGain()
    out.gain.value = state.volume
    out.connect(context.destination)
    context.onstatechange = () => change({ running: context?.state === 'running' })
  }
  void context
    .resume()
    .then(() => change({ running: context?.state === 'running' }))
    .catch(() => change({ running: false }))
}

/** Plays this voice until another is asked for; null is silence. */
export function play(voice: Voice | null): void {
  if (voice === state.playing) return
  stopVoice?.()
  stopVoice = voice && context && out ? startVoice(context, out, voice) : null
  change({ playing: stopVoice ? voice : null })
}

export function playChime(): void {
  if (context && out && state.running) chime(context, out)
}

/** Never beside the siren. */
export function playTrouble(): void {
  if (context && out && state.running && state.playing === null) trouble(context, out)
}

export function setVolume(volume: number): void {
  localStorage.setItem(VOLUME_KEY, String(volume))
  if (out) out.gain.value = volume
  change({ volume })
}

export function setHeard(at: number | null): void {
  if (at === null) sessionStorage.removeItem(HEARD_KEY)
  else sessionStorage.setItem(HEARD_KEY, String(at))
  change({ heardAt: at })
}

/** After a reload the first touch anywhere brings the sound back. Returns how to stop listening for it. */
export function unlockOnTouch(): () => void {
  const touch = () => unlockSiren()
  unlockSiren()
  addEventListener('pointerdown', touch)
  addEventListener('keydown', touch)
  return () => {
    removeEventListener('pointerdown', touch)
    removeEventListener('keydown', touch)
  }
}
