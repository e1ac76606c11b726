/** What would stop an installation halfway is found before it begins, all of it at once. */
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { Places } from './places.ts'
import { dataSize, roomFaults, SPARE, sizeOf } from './room.ts'
import { InstallFault, type Said } from './say.ts'
import type { Systemd } from './systemd.ts'

/** A backup, the copy it is tried on, and the copy at the change of versions. */
const COPIES = 4

type Asked = { source: string; to: string; places: Places; config: Config; systemd: Systemd | null }

/** @throws InstallFault that names everything which is in the way */
export async function preflight({ source, to, places, config, systemd }: Asked): Promise<void> {
  const isUp = systemd !== null && (await systemd.isThere()) && (await systemd.isUp())
  const hasData = existsSync(join(config.dataDir, 'journal.sqlite'))
  const faults: Said[] = [
    ...(await systemdFaults(systemd)),
    ...roomFaults(
      [
        { folder: places.program, bytes: (existsSync(join(places.releases, to)) ? 0 : sizeOf(source)) + SPARE },
        { folder: places.backups, bytes: hasData ? COPIES * dataSize(config.dataDir) : 0 },
      ],
      places,
    ),
    // While our own hub runs, its doors are taken by itself.
    ...(systemd === null || isUp ? [] : await portFaults(config)),
  ]
  if (faults.length > 0) throw new InstallFault('unavailable', ...faults)
}

async function systemdFaults(systemd: Systemd | null): Promise<Said[]> {
  if (systemd === null || (await systemd.isThere())) return []
  return [
    [
      'Máy này không chạy systemd, nên không có gì giữ cho máy chủ luôn chạy. Dùng Debian hoặc Ubuntu, hoặc thêm --no-systemd và tự lo việc khởi động.',
      'This machine does not run systemd, so nothing would keep the hub running. Take Debian or Ubuntu, or add --no-systemd and start it by means of your own.',
    ],
  ]
}

async function portFaults({ http, mqtt, tls }: Config): Promise<Said[]> {
  const doors = [
    [http.host, http.port, 'HUB_HTTP_PORT'],
    [mqtt.host, mqtt.port, 'HUB_MQTT_PORT'],
    ...(tls
      ? ([
          ['::', tls.httpsPort, 'HUB_HTTPS_PORT'],
          ['::', tls.mqttsPort, 'HUB_MQTTS_PORT'],
        ] as const)
      : []),
  ] as const
  const faults = await Promise.all(
    doors.map(async ([host, port, variable]): Promise<Said[]> => {
      const why = await cannotListen(host, port)
      if (why === null) return []
      return [
        [
          `Cổng ${port} (${host}) đã có chương trình khác dùng hoặc không mở được (${why}): dừng nó, hoặc đổi ${variable} trong hub.env.`,
          `Port ${port} (${host}) is taken by another program or cannot be opened (${why}): stop that, or change ${variable} in hub.env.`,
        ],
      ]
    }),
  )
  return faults.flat()
}

function cannotListen(host: string, port: number): Promise<string | null> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen(port, host, () => server.close(() => resolve(null)))
  })
}
