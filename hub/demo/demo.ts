/** The whole hub with a sample commune and its simulated buttons, for this machine alone; its data is gone when it closes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../clock.ts'
import { type Config, readConfig } from '../config.ts'
import type { ButtonId, PersonId } from '../contract/ids.ts'
import type { LocalDay } from '../core/calendar/local-day.ts'
import type { Command } from '../core/commands.ts'
import { REPORTING_MS } from '../core/silence/reporting.ts'

import { type Hub, openHub } from '../hub.ts'
import { seedGuardedPast } from './guarded-past.ts'
import { openRadio, type Radio } from './radio.ts'
import { registryInMemory } from './registry-in-memory.ts'
import { type SampleCommune, seedCommune } from './sample-commune.ts'
import { sampleMap } from './sample-map/sample-map.ts'
import { addModem, siteNames, subscribersOf } from './sample-modem.ts'
import { seedExercises } from './seed-exercises.ts'
import { sampleBattery, sampleDay, setTestDays } from './seed-life.ts'
import { SET_UP_MS, seedPast } from './seed-past.ts'
import { beginTheDay } from './shift-so-far.ts'
import { type SimulatedButton, simulateButton } from './simulated-button.ts'
import { simulateInternet } from './simulated-internet.ts'
import { type SimulatedModem, simulateModem } from './simulated-modem.ts'
import { simulateUps } from './simulated-ups.ts'
import { createWall } from './wall.ts'
import { type InternetDeps, internetRoutes } from './wall-internet.ts'
import { powerRoutes } from './wall-power.ts'
import { telephoneItem, telephoneRoutes } from './wall-telephones.ts'

export type Demo = {
  httpUrl: string
  mqttUrl: string
  modem: SimulatedModem
  commune: SampleCommune
  buttons: ReadonlyMap<ButtonId, SimulatedButton>
  close(): Promise<void>
}

type Env = Readonly<Record<string, string | undefined>>

/** What a demo does not let the environment decide: it is heard on this machine only, and keeps nothing. */
const OWN = {
  HUB_DATA_DIR: '',
  HUB_HTTP_HOST: '127.0.0.1',
  HUB_MQTT_HOST: '127.0.0.1',
  HUB_TLS_CERT: '',
  HUB_TLS_KEY: '',
  HUB_ADMIN_PASSWORD: '',
  HUB_UPS: '',
}

/** @throws ConfigError naming every variable that cannot be used */
export const readDemoConfig = (env: Env): Config => readConfig({ HUB_LOG_LEVEL: 'warn', ...env, ...OWN })

export type DemoOptions = {
  /** A simulated receiver, the real bridge, and two radio buttons. */
  radio?: boolean
}

/** Rejects like `openHub`; nothing is left behind then. */
export async function openDemo(config: Config, { radio = false }: DemoOptions = {}): Promise<Demo> {
  const folder = mkdtempSync(join(tmpdir(), 'tieng-chuong-demo-'))
  const forget = () => rmSync(folder, { recursive: true, force: true })
  // A process that ends in any way but SIGKILL forgets its data.
  process.once('exit', forget)

  writeFileSync(join(folder, 'map.pmtiles'), sampleMap())

  const clock = systemClock
  const wall = createWall(clock)
  const ups = await simulateUps(clock)
  const internet = simulateInternet()
  let modem: SimulatedModem | null = null
  let opened: Hub | null = null
  let parts: ReturnType<InternetDeps['parts']> = null
  try {
    const filled = registryInMemory()
    const commune = await seedCommune(filled, clock.now() - SET_UP_MS)
    await setTestDays(filled, clock.now())
    filled.write(folder)
    const hub = await openHub(
      { ...config, dataDir: folder, ups: { host: '127.0.0.1', port: ups.port, ups: 'ups', login: null } },
      {
        clock,
        async seed(registry, desk) {
          await filled.record(desk)
          const now = clock.now()
          const directory = registry.directory()
          const eachDay = (day: LocalDay, submit: (command: Command) => void) => sampleDay({ directory, commune, now, submit }, day)
          await seedGuardedPast({ desk, registry, commune, now })
          await seedExercises({ desk, registry, commune, now })
          await seedPast({ desk, registry, commune, now, eachDay })
        },
        extra(app) {
          wall.routes(app)
          powerRoutes(app, ups)
          internetRoutes(app, { clock, internet, parts: () => parts })
          telephoneRoutes(app, () => modem, siteNames)
        },
      },
    )
    opened = hub
    parts = { registry: hub.registry, patrol: commune.people.get('tuan-tra') as PersonId }
    await beginTheDay(hub.desk, commune, clock.now())
    const buttons = new Map<ButtonId, SimulatedButton>()
    for (const sample of commune.buttons) {
      const { id, supervision } = sample.button
      const changed = () => wall.changed(id)
      const battery = sampleBattery(commune, sample, 0)
      const reportingMs = REPORTING_MS[supervision]
      const button = simulateButton({ url: hub.mqttUrl, credentials: sample.mqtt, reportingMs, clock, changed, battery })
      buttons.set(id, button)
      wall.hang(sample, button, commune.streets.get(sample.site.id))
    }
    modem = simulateModem({
      url: hub.mqttUrl,
      // Last, so that nobody is sent anything about the past.
      credentials: await addModem(hub.registry, commune, clock.now()),
      subscribers: subscribersOf(commune),
      clock,
      changed: (telephone) => wall.tell('telephone', telephoneItem(telephone, siteNames)),
    })
    const telephones = modem
    let receiver: Radio | null = null
    const [first] = commune.buttons
    if (radio && first) {
      const { registry, mqttUrl } = hub
      receiver = await openRadio({ registry, station: commune.stations.home, site: first.site, mqttUrl, folder, at: clock.now() })
      for (const { sample, button } of receiver.buttons) wall.hang(sample, button)
    }
    return {
      httpUrl: hub.httpUrl,
      mqttUrl: hub.mqttUrl,
      modem: telephones,
      commune,
      buttons,
      async close() {
        wall.close()
        await Promise.all([...[...buttons.values()].map((button) => button.close()), telephones.close(), receiver?.close()])
        await hub.close()
        internet.close()
        await ups.close()
        process.off('exit', forget)
        forget()
      },
    }
  } catch (error) {
    await opened?.close()
    internet.close()
    await ups.close()
    process.off('exit', forget)
    forget()
    throw error
  }
}
