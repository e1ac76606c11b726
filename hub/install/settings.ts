/** The settings of the installed hub: what systemd gives it, read the way systemd reads it (systemd.exec(5), EnvironmentFile=). */
import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { type Config, ConfigError, readConfig } from '../config.ts'
import type { Places } from './places.ts'
import { InstallFault } from './say.ts'

export function environmentOf({ hubEnv, data }: Places): Record<string, string> {
  const own = existsSync(hubEnv) ? parseEnv(readFileSync(hubEnv, 'utf8')) : {}
  return { HUB_DATA_DIR: data, ...Object.fromEntries(Object.entries(own).map(([name, value]) => [name, value ?? ''])) }
}

/** @throws InstallFault with every fault of the file, before anything is changed */
export function configOf(places: Places): Config {
  try {
    return readConfig(environmentOf(places))
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    throw new InstallFault('config', [
      `Tệp ${places.hubEnv} có chỗ sai, hãy sửa rồi chạy lại:\n${error.faults.join('\n')}`,
      `${places.hubEnv} has faults: mend them and run this again.`,
    ])
  }
}
