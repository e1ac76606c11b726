/** What is still to be told of dark shops, read from the desk and the registry at the moment it is asked. */
import { siteToTellOf, type Telling, troubleOutbox } from '../core/silence/trouble-told-view.ts'
import type { Registry } from '../desk/ports/registry.ts'
import type { Desk } from '../desk/types.ts'

export type TroubleWorld = {
  outbox(): Telling[]
  /** Null: it is not to be said any more. */
  siteName(telling: Telling): string | null
}

type Deps = { desk: Pick<Desk, 'look'>; registry: Pick<Registry, 'directory'> }

export const createTroubleWorld = ({ desk, registry }: Deps): TroubleWorld => ({
  outbox: () => desk.look(troubleOutbox),
  siteName: (telling) => desk.look((state) => siteToTellOf(telling, state, registry.directory())),
})
