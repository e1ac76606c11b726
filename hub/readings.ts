/** What the hub can be asked about itself: each part for the health page, and the figures for Prometheus. */
import type { Broker } from './broker/broker.ts'
import type { WatchedCertificate } from './certificate.ts'
import type { Journal } from './desk/ports/journal.ts'
import type { Registry } from './desk/ports/registry.ts'
import type { Desk } from './desk/types.ts'
import { createFigures } from './http/figures.ts'
import type { Pager } from './notify/pager.ts'

type Rooms = {
  desk: Desk
  journal: Pick<Journal, 'health'>
  registry: Pick<Registry, 'health'>
  broker: Pick<Broker, 'health'>
  /** Null: no TLS. */
  certificate: Pick<WatchedCertificate, 'health'> | null
  pager: Pick<Pager, 'health'>
}

export function createReadings({ desk, journal, registry, broker, certificate, pager }: Rooms) {
  const figures = createFigures({
    desk,
    readings: () => ({
      backlog: desk.backlog(),
      commitMs: journal.health().lastCommitMs,
      mqttConnections: broker.health().connections,
      pushWaiting: pager.health().waiting,
    }),
  })
  const parts = {
    journal: () => journal.health(),
    registry: () => registry.health(),
    broker: () => broker.health(),
    certificate: () => certificate?.health() ?? null,
    push: () => pager.health(),
    nobodyAttended: () =>
      desk.look((seen) => [...seen.incidents.values()].filter(({ ring, marks }) => ring && marks.includes('nobody-attended')).length),
  }
  return { figures, parts }
}
