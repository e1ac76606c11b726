/** What the hub can be asked about itself: each part for the health page, and the figures for Prometheus. */
import type { Broker } from '../broker/broker.ts'
import type { WatchedCertificate } from '../certificate.ts'
import { clockDrift } from '../clock.ts'
import type { AliveRoad } from '../contract/watched.ts'
import { backupPlaces } from '../core/backup/backup-view.ts'
import { howTold, messageFigures } from '../core/messages/push-view.ts'
import { hubPower, powerFigures } from '../core/power/hub-power-view.ts'
import { selfDrillTrouble } from '../core/self-drill/self-drill-view.ts'
import { watchedFigures } from '../core/watched/watched-view.ts'
import type { Clock } from '../desk/clock.ts'
import type { Journal } from '../desk/ports/journal.ts'
import type { Registry } from '../desk/ports/registry.ts'
import type { Desk } from '../desk/types.ts'
import { createFigures } from '../http/figures.ts'
import type { Pager } from '../notify/pager.ts'
import { createHealth, type Parts } from './health.ts'
import { hubDetails } from './hub-details.ts'
import { watchDisk } from './watch-disk.ts'
import { watchLoop } from './watch-loop.ts'

type Rooms = {
  clock: Clock
  dataDir: string
  desk: Desk
  journal: Pick<Journal, 'health'>
  registry: Pick<Registry, 'health' | 'directory'>
  broker: Pick<Broker, 'health'>
  /** Null: no TLS. */
  certificate: Pick<WatchedCertificate, 'health'> | null
  pager: Pick<Pager, 'health'>
  /** Each address that is told that this hub lives, and how that goes. */
  alive(): readonly ({ to: string } & AliveRoad)[]
  /** Why the past is not forgotten, ms since 1970. */
  retention(): Parts['retention']
}

export function createReadings({ clock, dataDir, desk, journal, registry, broker, certificate, pager, alive, retention }: Rooms) {
  const loop = watchLoop(clock)
  const disk = watchDisk(dataDir, clock)
  const drift = clockDrift(clock)
  const selfDrill = () => desk.look((seen) => selfDrillTrouble(seen, registry.directory().settings, clock.now()))
  const places = () => desk.look((seen) => backupPlaces(seen, registry.directory().settings, clock.now()))
  const parts = {
    journal: () => journal.health(),
    registry: () => registry.health(),
    broker: () => broker.health(),
    certificate: () => certificate?.health() ?? null,
    push: () => pager.health(),
    howTold: () => desk.look((seen) => howTold(seen, registry.directory(), clock.now())),
    nobodyAttended: () =>
      desk.look((seen) => [...seen.incidents.values()].filter(({ ring, marks }) => ring && marks.includes('nobody-attended')).length),
    disk: disk.space,
    loop: loop.delay,
    selfDrill,
    backup: () => {
      const all = places()
      const troubles = all
        .filter(({ trouble }) => trouble)
        .map(({ trouble, good, since, failed }) => ({
          since: good?.at ?? since,
          ...(failed && { why: failed.why }),
          ...(trouble === 'rotting' && good?.damaged !== undefined && { damaged: good.damaged }),
        }))
      const newest = all
        .flatMap(({ good }) => good?.at ?? [])
        .sort()
        .at(-1)
      return { places: all.length, newest: newest ?? null, troubles }
    },
    alive,
    retention,
    power: () => desk.look((seen) => hubPower(seen, registry.directory(), clock.now())),
  }
  const health = createHealth(clock, parts)
  const lastDrill = () =>
    desk.look(({ selfDrill: { runs } }) => {
      const good = runs.findLast(({ legs }) => legs.every(({ outcome }) => outcome !== 'failed'))
      return { lastGoodAt: good?.at ?? null, legs: runs.at(-1)?.legs ?? [] }
    })
  const figures = createFigures({
    desk,
    readings: () => ({
      backlog: desk.backlog(),
      commitMs: journal.health().lastCommitMs,
      mqttConnections: broker.health().connections,
      pushWaiting: pager.health().waiting,
    }),
    watched: () => ({
      health: health(),
      selfDrill: { isTrouble: selfDrill() !== null, ...lastDrill() },
      backups: places().map(({ name, good, trouble }) => ({
        place: name,
        lastGoodAt: good ? Date.parse(good.at) : null,
        isTrouble: trouble !== undefined,
      })),
      loop: loop.delay(),
      commits: journal.health().commits,
      disk: disk.space(),
      certificate: parts.certificate(),
      clockDriftMs: drift(),
      pushTroubles: pager.health().troubles,
      refused: broker.health().refused,
      power: desk.look((seen) => powerFigures(seen, clock.now())),
      messages: desk.look((seen) => messageFigures(seen, registry.directory(), clock.now())),
      alive: alive(),
      neighbours: desk.look((seen) => watchedFigures(seen, registry.directory())),
    }),
  })
  return { figures, health, details: hubDetails(clock, parts), close: loop.close }
}
