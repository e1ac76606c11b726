/** What the hub says to a bell. Read so that a doubt rings: only a clear `false` is silence. */
import type { BellOrder } from '../../hub/contract/messages.ts'

/** @returns null: nothing a bell could act upon. `beat` is absent from a hub that does not count. */
export function readOrder(payload: Uint8Array): { order: BellOrder; beat: number | null } | null {
  try {
    const said: unknown = JSON.parse(new TextDecoder().decode(payload))
    if (typeof said !== 'object' || said === null) return null
    const { ringing, incidents, test, drill, beat } = said as Record<string, unknown>
    if (typeof ringing !== 'boolean') return null
    return {
      order: {
        ringing,
        incidents: typeof incidents === 'number' ? incidents : 0,
        ...(test === true && { test }),
        ...(drill === true && { drill }),
      },
      beat: typeof beat === 'number' ? beat : null,
    }
  } catch {
    return null
  }
}
