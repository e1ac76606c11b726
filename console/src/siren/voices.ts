/**
 * The sounds themselves, made of oscillators only: once started nothing depends on a timer, which a browser
 * slows down in a hidden tab.
 */
export type Voice = 'holdup' | 'fire'

/** Starts an endless siren into `out`; returns how to stop it. */
export function startVoice(context: AudioContext, out: AudioNode, voice: Voice): () => void {
  const carrier = context.createOscillator()
  const sweep = context.createOscillator()
  const depth = context.createGain()
  const soften = context.createBiquadFilter()
  soften.type = 'lowpass'
  soften.frequency.value = 3200
  carrier.type = 'sawtooth'
  if (voice === 'holdup') {
    // Two tones, 770 and 960 Hz, changing every 0.4 s.
    carrier.frequency.value = 865
    sweep.type = 'square'
    sweep.frequency.value = 1.25
    depth.gain.value = 95
  } else {
    // A slow whoop from 500 to 1200 Hz.
    carrier.frequency.value = 850
    sweep.type = 'sawtooth'
    sweep.frequency.value = 0.5
    depth.gain.value = 350
  }
  sweep.connect(depth).connect(carrier.frequency)
  carrier.connect(soften).connect(out)
  carrier.start()
  sweep.start()
  return () => {
    carrier.stop()
    sweep.stop()
    carrier.disconnect()
    soften.disconnect()
    depth.disconnect()
  }
}

/** Two soft notes, once: worth a look, not an alarm. */
export function chime(context: AudioContext, out: AudioNode): void {
  for (const [delay, frequency] of [
    [0, 880],
    [0.22, 1174.7],
  ] as const) {
    const at = context.currentTime + delay
    const note = context.createOscillator()
    const swell = context.createGain()
    note.frequency.value = frequency
    swell.gain.setValueAtTime(0, at)
    swell.gain.linearRampToValueAtTime(0.5, at + 0.02)
    swell.gain.exponentialRampToValueAtTime(0.001, at + 1.1)
    note.connect(swell).connect(out)
    note.start(at)
    note.stop(at + 1.2)
  }
}

/** Two low notes, falling, once: something is silent and somebody must see it. Neither the siren nor the chime. */
export function trouble(context: AudioContext, out: AudioNode): void {
  for (const [delay, frequency] of [
    [0, 440],
    [0.4, 330],
  ] as const) {
    const at = context.currentTime + delay
    const note = context.createOscillator()
    const swell = context.createGain()
    note.type = 'triangle'
    note.frequency.value = frequency
    swell.gain.setValueAtTime(0, at)
    swell.gain.linearRampToValueAtTime(0.4, at + 0.05)
    swell.gain.setValueAtTime(0.4, at + 0.25)
    swell.gain.exponentialRampToValueAtTime(0.001, at + 0.6)
    note.connect(swell).connect(out)
    note.start(at)
    note.stop(at + 0.7)
  }
}
