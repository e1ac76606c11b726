/** A world in which everything is well, for a test to break one thing of. */
import type { X509Certificate } from 'node:crypto'
import { readConfig } from '../../hub/config.ts'
import type { BoxFacts } from '../../hub/contract/box.ts'
import type { HubSays, World } from '../../hub/doctor/world.ts'

export const DAY_MS = 24 * 3_600_000
export const iso = (at: number) => new Date(at).toISOString()

export const facts = (now: number, more: Partial<BoxFacts> = {}): BoxFacts => ({
  version: '1.0.0',
  health: { status: 'ok', at: iso(now), version: '1.0.0', startedAt: iso(now - DAY_MS), checks: { journal: { status: 'ok' } } },
  timeZone: 'Asia/Ho_Chi_Minh',
  stations: [{ id: 'station' as never, name: 'Công an xã', attended: true, onDuty: 1 }],
  phones: [
    {
      ...{ person: 'person' as never, name: 'Tổ 1', role: 'patrol' as const, onDuty: true, phones: 1 },
      provenAt: iso(now - 3_600_000),
    },
  ],
  gateways: [{ label: 'Chợ', state: 'online', lastHeardAt: iso(now) }],
  lastBackupAt: iso(now - DAY_MS),
  power: { onBattery: false, minutes: 40, isLow: false, isLost: false },
  alive: [{ to: 'hub', lastOkAt: iso(now) }],
  watchedHubs: [{ name: 'Hiệp Thạnh', state: 'ok' }],
  ...more,
})

export const door = {
  ...{ url: 'https://chuong.example.vn', http: 'http://127.0.0.1:8080', https: 'https://127.0.0.1:8443', mqtt: 'mqtt://127.0.0.1:1883' },
  ...{ mqttsPort: 8883, pid: 1, key: 'k' },
}
export const running = (now: number, more: Partial<BoxFacts> = {}): HubSays => ({ is: 'running', door, facts: facts(now, more) })

/**
 * @param tls files of a certificate that is good, and their contents
 * @param now within its life
 */
export function goodWorld(
  now: number,
  tls: { cert: string; key: string; read(path: string): Promise<Buffer>; fingerprint: string; chain: readonly X509Certificate[] },
): World {
  const config = {
    ...readConfig({ HUB_DATA_DIR: '/srv/data', HUB_PUBLIC_URL: 'https://chuong.example.vn' }),
    tls: { cert: tls.cert, key: tls.key, httpsPort: 8443, mqttsPort: 8883 },
  }
  return {
    here: { version: '1.0.0', node: '26.0.0', wantedNode: '26.0.0' },
    config,
    configFaults: [],
    hub: running(now),
    now: () => now,
    timeZone: 'Etc/UTC',
    ntp: async () => true,
    disk: { space: async () => ({ free: 50e9, size: 100e9 }), syncedWrites: async () => [1, 2, 3] },
    data: {
      folder: '/srv/data',
      mode: () => 0o40700,
      verify: async () => ({ events: 9, sites: 2, people: 8, lastBackupAt: now - DAY_MS, journal: null, registry: null, secrets: null }),
    },
    isOpen: async () => true,
    readFile: tls.read,
    addresses: () => ['192.0.2.10'],
    resolve: async () => ['192.0.2.10'],
    handshake: async () => ({ ok: true, value: { fingerprint: tls.fingerprint, chain: tls.chain } }),
    healthAt: async () => ({ ok: true, value: { startedAt: iso(now - DAY_MS) } }),
    mqttAnswers: async () => ({ ok: true, value: true }),
    reachPush: async () => ({ ok: true, value: { date: now } }),
    pushDoors: [
      { host: 'push-a.example', port: 443 },
      { host: 'push-b.example', port: 443 },
    ],
  }
}
