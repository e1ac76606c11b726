/** A hub that is watched by another says why it stops: so that an update rings nobody in the next commune (hub/wiring/alive.ts reads it). */
import { chownSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Account } from './accounts.ts'

/** Never in the way: without it the stop is told as somebody's command. */
export function sayUpdateStops(dataDir: string, hub: Account | null): void {
  try {
    const file = join(dataDir, 'stop-reason')
    writeFileSync(file, 'update\n', { mode: 0o600 })
    if (hub) chownSync(file, hub.uid, hub.gid)
  } catch {}
}
