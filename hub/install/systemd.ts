/** systemd, asked and told by its own program. */
import { parseEnv } from 'node:util'
import { ran } from './programs.ts'
import { InstallFault } from './say.ts'

export const HUB_UNIT = 'tieng-chuong.service'
export const BRIDGES = 'tieng-chuong-bridge@*.service'
/** TimeoutStartSec of the unit, TimeoutStopSec, and a little. */
const START_LIMIT_MS = 330_000
const FALLS = 3

export type Systemd = {
  /** False: it is not what this machine was started with. */
  isThere(): Promise<boolean>
  reload(): Promise<void>
  /** Now, and whenever the machine starts. Returns what it said when the start failed. */
  start(): Promise<string | null>
  /** Stopped and started as one job of systemd's own: it goes on when whoever asked for it is gone. */
  restart(): Promise<string | null>
  stop(): Promise<void>
  isUp(): Promise<boolean>
  /** It has ended so often since somebody started it that it will not do otherwise. */
  hasGivenUp(): Promise<boolean>
  /** The hub and every bridge, for good. */
  remove(): Promise<void>
  /** Bridges that run. */
  restartBridges(): Promise<void>
  /** The last lines of the hub's log. */
  log(lines: number): Promise<string>
  /** Limits of its own journal take effect. */
  restartJournal(): Promise<void>
}

export function systemctl(): Systemd {
  const tell = (...args: string[]) => ran('systemctl', args, { limitMs: START_LIMIT_MS })
  /** Its first line is enough: what there is to see stands in the hub's own log. */
  const failed = ({ code, said }: { code: number; said: string }) =>
    code === 0 ? null : `không khởi động được / it does not start (${said.split('\n')[0] || `systemctl: ${code}`})`
  return {
    async isThere() {
      const { said } = await tell('is-system-running')
      return !/^(offline|unknown)?$/.test(said.split('\n').at(-1) ?? '') && !/not been booted|Failed to connect|ENOENT/.test(said)
    },
    async reload() {
      const { code, said } = await tell('daemon-reload')
      if (code !== 0) throw new InstallFault('io', [`systemd không đọc lại được: ${said}`, `systemd could not read its units: ${said}`])
    },
    start: async () => failed(await tell('enable', HUB_UNIT)) ?? failed(await tell('start', HUB_UNIT)),
    restart: async () => failed(await tell('restart', HUB_UNIT)),
    async stop() {
      await tell('stop', HUB_UNIT)
    },
    isUp: async () => (await tell('is-active', HUB_UNIT)).said === 'active',
    async hasGivenUp() {
      const { said } = await tell('show', '--property', 'ActiveState', '--property', 'NRestarts', HUB_UNIT)
      const seen = parseEnv(said)
      return /^(failed|inactive)$/.test(seen.ActiveState ?? '') || Number(seen.NRestarts ?? 0) >= FALLS
    },
    async remove() {
      await tell('disable', '--now', HUB_UNIT)
      await tell('stop', BRIDGES)
    },
    async restartBridges() {
      await tell('try-restart', BRIDGES)
    },
    log: async (lines) => (await ran('journalctl', ['--unit', HUB_UNIT, '--output', 'cat', '--no-pager', '--lines', String(lines)])).said,
    async restartJournal() {
      await tell('try-restart', 'systemd-journald.service')
    },
  }
}
