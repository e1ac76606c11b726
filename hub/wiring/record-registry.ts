/** Every change of the registry comes on the record; the last one as well when the hub died between the two. */
import type { Log } from '../desk/log.ts'
import type { LastChange, Registry } from '../desk/ports/registry.ts'
import type { Desk } from '../desk/types.ts'

export async function recordRegistry(registry: Registry, desk: Desk, log: Log): Promise<void> {
  const record = (change: LastChange) =>
    desk
      .submit({ type: 'RecordRegistryChange', ...change })
      .catch((error: unknown) => log.error({ err: error }, 'a change of the registry is not on the record'))
  const missed = registry.lastChange()
  if (missed) await record(missed)
  registry.follow((_, change) => void record(change))
}
