/** The only file that knows every room: opens them in order, closes them in reverse. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openBox } from './box.ts'
import { openBroker } from './broker/broker.ts'
import { openCertificate } from './certificate.ts'
import { systemClock } from './clock.ts'
import type { Config } from './config.ts'
import type { Health } from './contract/api.ts'
import type { SiteId } from './contract/ids.ts'
import { nextDue } from './core/incident/ladder.ts'
import { rosterFor as rosterOf } from './core/incident/roster.ts'
import { STATE_VERSION } from './core/state.ts'
import type { Clock } from './desk/clock.ts'
import { createDesk } from './desk/desk.ts'
import type { Registry } from './desk/ports/registry.ts'
import type { Desk } from './desk/types.ts'
import type { App } from './http/app.ts'
import { feedPresence } from './http/presence.ts'
import { createHttpServer } from './http/server.ts'
import { openSqliteJournal } from './journal/sqlite.ts'
import { createLogs, type Logs } from './log.ts'
import { generateVapidKeys } from './notify/vapid.ts'
import { createReadings } from './readings/readings.ts'
import { openLowdbRegistry } from './registry/lowdb.ts'
import { createDeadlines } from './schedule/deadlines.ts'
import { startRounds } from './schedule/rounds.ts'
import { watchTime } from './schedule/time-watch.ts'
import { openSecrets } from './secrets.ts'
import { createSelfDrill } from './self-drill/self-drill.ts'
import { VERSION } from './version.ts'
import { wireAlive } from './wiring/alive.ts'
import { wireBackups } from './wiring/backups.ts'
import { consolesOf } from './wiring/consoles.ts'
import { firstAdmin } from './wiring/first-admin.ts'
import { commandsOfStart } from './wiring/hub-start.ts'
import { newIncidentId } from './wiring/incident-id.ts'
import { createLoud } from './wiring/loud.ts'
import { wireModem } from './wiring/modem.ts'
import { mqttDoors } from './wiring/mqtt-doors.ts'
import { createOutlets } from './wiring/outlets.ts'
import { wirePhones } from './wiring/phones.ts'
import { wirePower } from './wiring/power.ts'
import { recordRegistry } from './wiring/record-registry.ts'
import { wireRetention } from './wiring/retention.ts'
import { loadState } from './wiring/state-loader.ts'

export type HubOptions = {
  clock?: Clock
  logs?: Logs
  /** Fills an empty registry, and gives it a past, before anyone can connect or is told of anything. */
  seed?(registry: Registry, desk: Desk): Promise<void>
  /** Adds routes that only one composition root has. */
  extra?(app: App, parts: { desk: Desk; registry: Registry }): void
  /** Size limit of the journal file in pages of 4,096 bytes; beyond it the disk counts as full. */
  journalPages?: number
  /** False: node-cron stands still, and nothing that it brings is done. */
  rounds?: boolean
}

export type Hub = {
  httpUrl: string
  httpsUrl: string | null
  mqttUrl: string
  mqttsPort: number | null
  desk: Desk
  registry: Registry
  health(): Health
  /** For the one-time set-up link, while nobody has used it. */
  setupToken: string | null
  close(): Promise<void>
}

/** Rejects when a room cannot open, with what to do about it; whatever was opened before is closed again. */
export async function openHub(config: Config, options: HubOptions = {}): Promise<Hub> {
  const clock = options.clock ?? systemClock
  const logs = options.logs ?? createLogs(config.logLevel)
  const log = logs.room('hub')
  /** Opened so far; closed in reverse. */
  const rooms: { name: string; close(): Promise<void> | void }[] = []

  async function close(): Promise<void> {
    for (const room of rooms.splice(0).reverse()) {
      try {
        await room.close()
      } catch (error) {
        log.error({ err: error, room: room.name }, 'a room did not close cleanly')
      }
    }
  }

  try {
    mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
    const secrets = openSecrets(config.dataDir, generateVapidKeys)
    const box = openBox(config.dataDir)

    // Memory: what was decided, and who exists.
    const journal = await openSqliteJournal({
      file: join(config.dataDir, 'journal.sqlite'),
      stateVersion: STATE_VERSION,
      clock,
      log: logs.room('journal'),
      ...(options.journalPages !== undefined && { maxPages: options.journalPages }),
    })
    rooms.push({ name: 'journal', close: journal.close })
    const registry = await openLowdbRegistry({ folder: config.dataDir, log: logs.room('registry'), clock })
    rooms.push({ name: 'registry', close: () => registry.close() })
    const { state, aliveAt, replayed } = await loadState(journal, log)

    // Decisions.
    const desk = createDesk({ state, clock, log: logs.room('desk'), append: (recorded) => journal.append(recorded) })
    rooms.push({
      name: 'desk',
      async close() {
        await desk.submit({ type: 'HubStop', at: clock.now() })
        desk.close()
      },
    })
    const presence = feedPresence(clock)
    const rosterFor = (site: SiteId) =>
      desk.look((seen) => rosterOf(site, registry.directory(), seen.duty, (person) => presence.attended(person), clock.now()))
    for (const command of commandsOfStart(clock.now(), aliveAt)) await desk.submit(command)
    log.info({ seq: state.seq, replayed }, 'the state is back')
    await recordRegistry(registry, desk, log)
    await options.seed?.(registry, desk)
    const setupToken = await firstAdmin(registry, config, clock, log)

    // The ways out.
    const snapshot = () => desk.look((seen) => journal.saveSnapshot(seen.seq, STATE_VERSION, seen))
    /** Known for certain once http listens; nothing is sent before. */
    let publicUrl = config.publicUrl ?? ''
    const { pager, reach } = wirePhones({ clock, log: logs.room('notify'), desk, registry, secrets, config, publicUrl: () => publicUrl })
    const modem = wireModem({ clock, log: logs.room('notify'), desk, registry, ask: (...asked) => broker.ask(...asked) })
    rooms.push(
      { name: 'pager', close: () => pager.close() },
      { name: 'push-reach', close: reach.close },
      { name: 'modem', close: modem.close },
    )
    const certificate = config.tls && (await openCertificate(config.tls, { clock, log, folder: config.dataDir }))
    rooms.push({ name: 'certificate', close: () => void certificate?.close() })
    const broker = await openBroker({
      clock,
      log: logs.room('broker'),
      desk,
      directory: () => registry.directory(),
      verifyDevice: (id, password) => registry.verifyDevice(id, password),
      rosterFor,
      newIncidentId,
      modemSays: modem.news,
      listen: {
        ...config.mqtt,
        ...(config.tls && certificate && { tls: { port: config.tls.mqttsPort, certificate } }),
      },
    })
    rooms.push({ name: 'broker', close: () => broker.close() })
    const outlets = createOutlets({ clock, desk, directory: () => registry.directory(), publish: broker.publish })
    rooms.push({ name: 'bell', close: outlets.bell.close })
    const time = watchTime({ clock, log: logs.room('schedule'), desk })
    const deadlines = createDeadlines({ clock, log: logs.room('schedule'), desk, time, rosterFor, nextDue })
    const retention = wireRetention({ clock, log: logs.room('schedule'), desk, journal, registry, snapshot })
    const readings = createReadings({
      ...{ clock, dataDir: config.dataDir, desk, journal, registry, broker, certificate, pager },
      ...{ alive: () => alive.roads(), retention: retention.trouble },
    })
    rooms.push({ name: 'time', close: time.close }, { name: 'readings', close: readings.close })
    const { figures, health, details } = readings
    const backups = wireBackups({ dataDir: config.dataDir, clock, log: logs.room('backup'), desk, registry, secrets })
    const alive = wireAlive({ clock, log: logs.room('alive'), registry, health, ...config, hubId: secrets.hubId })
    const power = wirePower({ clock, log: logs.room('power'), desk, registry, ups: config.ups, snapshot, pulse: journal.pulse })
    rooms.push({ name: 'backups', close: () => backups.close() }, { name: 'power', close: power.close })
    // People first, then lamps and bells, then the next deadline; the feeds follow when http opens.
    const loud = createLoud({ log, directory: () => registry.directory() })
    for (const follower of [pager, modem, outlets.lamp, outlets.bell, deadlines, loud, figures, power, alive]) desk.follow(follower)
    outlets.show(registry)
    const selfDrill = createSelfDrill({
      ...{ clock, desk, registry, log: logs.room('self-drill') },
      ...{ hubId: secrets.hubId, mqttUrl: broker.url, sendTest: pager.sendTest },
    })
    const http = await createHttpServer({
      clock,
      log: logs.room('http'),
      desk,
      registry,
      journal,
      presence,
      rosterFor,
      newIncidentId,
      push: pager,
      disconnectDevice: (id) => void broker.disconnect(id),
      health,
      ...{ backups: backups.live, backupPlans: backups.plans, selfDrill, alive: alive.view },
      details,
      mqtt: () => mqttDoors(broker, config.mqtt.host),
      metrics: () => figures.render(),
      metricsToken: config.metricsToken,
      boxKey: box.key,
      hubId: secrets.hubId,
      ...{ publicUrl: config.publicUrl, trustedProxy: config.trustedProxy },
      version: VERSION,
      mapPath: join(config.dataDir, 'map.pmtiles'),
      consoleDist: join(import.meta.dirname, '..', 'console', 'dist'),
      ...(options.extra && { extra: (app: App) => options.extra?.(app, { desk, registry }) }),
    })
    rooms.push({ name: 'http', close: () => http.close() })
    const urls = await http.listen({
      ...config.http,
      ...(config.tls && certificate && { tls: { port: config.tls.httpsPort, certificate } }),
    })
    publicUrl ||= urls.https ?? urls.http
    box.announce({ url: publicUrl, http: urls.http, https: urls.https ?? null, mqtt: broker.url, mqttsPort: broker.tlsPort })
    rooms.push({ name: 'box', close: box.close })
    for (const way of [pager, modem, reach]) way.start()
    selfDrill.open(urls.http)
    alive.start()
    deadlines.start()
    rooms.push({ name: 'deadlines', close: () => deadlines.close() }, { name: 'self-drill', close: () => selfDrill.close() })
    rooms.push({ name: 'retention', close: retention.close })
    if (options.rounds !== false) {
      const rounds = startRounds({
        ...{ clock, log: logs.room('schedule'), desk, time, directory: () => registry.directory(), snapshot },
        consoles: () => consolesOf(desk, presence),
        pulse: (at) => journal.pulse(at),
        reachesNobodySince: alive.reachesNobodySince,
        selfDrill: selfDrill.round,
        ...{ backups: backups.round, retention: retention.round },
      })
      rooms.push({ name: 'rounds', close: () => rounds.close() })
    }
    rooms.push({ name: 'alive', close: alive.close })
    logs.ready({ http: urls.http, mqtt: broker.url, ...(urls.https && { https: urls.https }) })

    return {
      httpUrl: urls.http,
      httpsUrl: urls.https ?? null,
      mqttUrl: broker.url,
      mqttsPort: broker.tlsPort,
      desk,
      registry,
      health,
      setupToken,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
