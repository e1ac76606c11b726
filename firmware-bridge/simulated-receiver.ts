/**
 * A receiver that is no hardware: what stands at the far end of a line made by socat. It sends what it is told to, asks again as
 * a real one does until it is answered, and can lose, bend and invent bytes.
 */
import type { Clock } from './clock.ts'
import { encodeSentence } from './sentence.ts'
import { openSimulatedLine } from './simulated-line.ts'
import { encodeSurgard, SURGARD_HEARTBEAT } from './surgard.ts'

export type SimulatedReceiver = {
  /** For BRIDGE_SERIAL. */
  path: string
  press(device: string, kind: string): void
  beat(device: string): void
  tamper(device: string): void
  /** A press of which one byte is bent on the way. */
  damage(device: string): void
  /** Bytes that mean nothing. */
  noise(): void
  /** The last press once more, as if recorded and played again. */
  replay(): void
  pull(): Promise<void>
  plug(): Promise<void>
  close(): Promise<void>
}

type Options = {
  protocol: 'sentence' | 'surgard'
  /** Signs every sentence. */
  key: Uint8Array | null
  clock: Clock
  say(text: string): void
}

const ASK_AGAIN_MS = 4_000
const HEARTBEAT_MS = 30_000
/** 120 hold-up by hand, 121 duress, 110 fire, 602 periodic test (SIA DC-05). */
const CODES: Readonly<Record<string, string>> = { holdup: '120', duress: '121', fire: '110', test: '602' }

/** Rejects, in words, when socat is not there. */
export async function openSimulatedReceiver({ protocol, key, clock, say }: Options): Promise<SimulatedReceiver> {
  let heartbeat: { cancel(): unknown } | null = null
  /** Sent and not answered yet. */
  const unanswered = new Map<string, { frame: string; timer: { cancel(): unknown } }>()
  /** Begins at the seconds of today's clock: a counter that grows from one run to the next. */
  let counter = Math.floor(clock.now() / 1000) % 1_000_000_000
  let last = ''

  const line = await openSimulatedLine({ clock, heard: (bytes) => heard(Buffer.from(bytes).toString('latin1')) })
  const { path, write } = line
  if (protocol === 'surgard') beatOfReceiver()

  function beatOfReceiver(): void {
    write(SURGARD_HEARTBEAT)
    heartbeat = clock.after(HEARTBEAT_MS, beatOfReceiver)
  }

  function send(name: string, frame: string): void {
    unanswered.get(name)?.timer.cancel()
    write(frame)
    const timer = clock.after(ASK_AGAIN_MS, () => {
      say(`no answer to ${name}: asked again`)
      send(name, frame)
    })
    unanswered.set(name, { frame, timer })
  }
  function answered(name: string, how: string): void {
    const waiting = unanswered.get(name)
    if (!waiting) return
    waiting.timer.cancel()
    unanswered.delete(name)
    say(`${name}: ${how}`)
  }
  function heard(text: string): void {
    if (protocol === 'surgard') {
      const [oldest] = unanswered.keys()
      if (oldest !== undefined && text.includes('\x06')) answered(oldest, 'acknowledged')
      return
    }
    for (const [, how = '', device, count, why] of text.matchAll(/\$(ACK|NAK),([^,]+),(\d+)(?:,why=(\w+))?\*/g))
      answered(`${device},${count}`, how === 'ACK' ? 'acknowledged' : `refused: ${why}`)
  }

  function frameOf(type: 'PRESS' | 'BEAT' | 'TAMPER', device: string, kind?: string): [name: string, frame: string] {
    if (protocol === 'surgard') {
      const [account = '0000', zone = '000'] = device.split(':')
      const code = type === 'TAMPER' ? '137' : type === 'BEAT' ? '602' : (CODES[kind ?? 'holdup'] ?? kind ?? '120')
      return [`${device} E${code}`, encodeSurgard({ account, qualifier: 'E', code, partition: '01', zone })]
    }
    counter += 1
    const fields = type === 'PRESS' ? { kind: kind ?? 'holdup', bat: 87 } : { bat: 87, rssi: -71 }
    return [`${device},${counter}`, encodeSentence({ type, device, counter, fields, ...(key && { key }) })]
  }

  return {
    path,
    press(device, kind) {
      const [name, frame] = frameOf('PRESS', device, kind)
      last = frame
      send(name, frame)
    },
    beat: (device) => send(...frameOf('BEAT', device)),
    tamper: (device) => send(...frameOf('TAMPER', device)),
    damage(device) {
      const [, frame] = frameOf('PRESS', device)
      write(`${frame.slice(0, 8)}?${frame.slice(9)}`)
    },
    noise: () => void write('\x00\xff~~~ noise \x7f'.repeat(8)),
    replay: () => void write(last),
    async pull() {
      heartbeat?.cancel()
      await line.pull()
    },
    async plug() {
      await line.plug()
      if (protocol === 'surgard') beatOfReceiver()
    },
    async close() {
      heartbeat?.cancel()
      for (const { timer } of unanswered.values()) timer.cancel()
      await line.close()
    },
  }
}
