/**
 * What the bell should do, from what the hub says and from its silence. An order to ring is never taken back by a message that
 * did not come; a hub that says nothing is told of by the bell's own trouble signal, which no alarm sounds like.
 */
import type { BellOrder } from '../../hub/contract/messages.ts'
import type { Clock } from '../clock.ts'
import type { Cause } from './siren.ts'

/** `waiting`: it has just been started, and nobody has told it anything yet. */
export type Doing = 'waiting' | 'quiet' | 'ringing' | 'trouble'

export type Watch = {
  /** @param isLive said just now, not kept from before: only that proves that the hub lives */
  heard(order: BellOrder, isLive: boolean): void
  doing(): Doing
  close(): void
}

/** Three of the hub's beats (hub/broker/bell.ts). */
const PATIENCE_MS = 30_000
const CHIRP_EVERY_MS = 30_000
/** An alarm that rang when the hub was lost goes on ringing for so long: whoever can hear it has. A siren that nobody can stop gets its cable cut. */
const RING_ON_MS = 10 * 60_000

type Options = {
  clock: Clock
  siren: { ring(cause: Cause): void; hush(): void; chirp(): void }
  changed(): void
}

export function createWatch({ clock, siren, changed }: Options): Watch {
  let order: BellOrder | null = null
  let doing: Doing = 'waiting'
  let isLost = false
  let hasRungOn = false
  let ringOn: { cancel(): unknown } | null = null
  let chirps: { cancel(): unknown } | null = null
  let patience = clock.after(PATIENCE_MS, lose)

  function next(): Doing {
    // The end of a test may be the message that was lost.
    if (order?.ringing && !(isLost && (order.test || hasRungOn))) return 'ringing'
    return isLost ? 'trouble' : order ? 'quiet' : 'waiting'
  }

  function settle(): void {
    const before = doing
    doing = next()
    if (doing === 'ringing') siren.ring(order?.test ? 'test' : order?.drill ? 'drill' : 'alarm')
    else if (doing !== 'waiting') siren.hush()
    if (doing === 'ringing' && isLost) ringOn ??= clock.after(RING_ON_MS, giveUp)
    if (doing === 'trouble' && !chirps) chirp()
    if (doing !== 'trouble') chirps = stop(chirps)
    if (doing !== before) changed()
  }

  function lose(): void {
    isLost = true
    settle()
  }
  function giveUp(): void {
    hasRungOn = true
    settle()
  }
  function chirp(): void {
    chirps = clock.after(CHIRP_EVERY_MS, chirp)
    siren.chirp()
  }

  return {
    heard(said, isLive) {
      order = said
      if (isLive) {
        patience.cancel()
        patience = clock.after(PATIENCE_MS, lose)
        ringOn = stop(ringOn)
        isLost = false
        hasRungOn = false
      }
      settle()
    },
    doing: () => doing,
    close() {
      patience.cancel()
      ringOn = stop(ringOn)
      chirps = stop(chirps)
    },
  }
}

function stop(timer: { cancel(): unknown } | null): null {
  timer?.cancel()
  return null
}
