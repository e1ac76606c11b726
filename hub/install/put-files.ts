/** What a release brings for the rest of the machine: units, limits of the journal, the command, settings to begin with. */
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { syncPath } from '../journal/sync-path.ts'
import type { Account } from './accounts.ts'
import type { Places } from './places.ts'

export const UNITS = ['tieng-chuong.service', 'tieng-chuong-bridge@.service'] as const
export const JOURNALD = '50-tieng-chuong.conf'

/** Appears whole under its name, or as it was; a power cut in between changes nothing. */
export function put(path: string, text: string, mode: number, account: Account | null = null): boolean {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return false
  mkdirSync(dirname(path), { recursive: true })
  const part = `${path}.new`
  writeFileSync(part, text)
  chmodSync(part, mode)
  if (account) chownSync(part, 0, account.gid)
  syncPath(part)
  renameSync(part, path)
  syncPath(dirname(path))
  return true
}

const deploy = (release: string, name: string) => readFileSync(join(release, 'docs/deploy', name), 'utf8')

/** Units of a hub that was set up by hand, beside its settings: whoever wants something of them back finds it there. */
export function keepUnitsByHand({ units, settings }: Places): void {
  for (const unit of UNITS)
    if (existsSync(join(units, unit))) put(join(settings, `${unit}.by-hand`), readFileSync(join(units, unit), 'utf8'), 0o644)
}

/** @returns whether the journal has new limits */
export function putSystemFiles(release: string, places: Places): { journalChanged: boolean } {
  for (const unit of UNITS) put(join(places.units, unit), deploy(release, unit), 0o644)
  put(places.command, commandText(places), 0o755)
  return { journalChanged: put(join(places.journald, JOURNALD), deploy(release, 'journald.conf'), 0o644) }
}

/** Once there they are the owner's: never written again. */
export function putSettings(release: string, places: Places, account: Account | null): void {
  mkdirSync(places.settings, { recursive: true, mode: 0o755 })
  // It may hold a password: readable by the hub's group, by nobody else. A hub that was set up by hand had its settings beside it.
  const byHand = `${places.settings}.env`
  const first = existsSync(byHand) ? readFileSync(byHand, 'utf8') : deploy(release, 'hub.env')
  if (!existsSync(places.hubEnv)) put(places.hubEnv, first, 0o640, account)
  put(join(places.settings, 'bridge.env.example'), deploy(release, 'bridge.env.example'), 0o644)
}

const commandText = ({ current }: Places) => `#!/bin/sh
# Tiếng Chuông: tieng-chuong help
exec '${current}/node_modules/.bin/node' '${current}/hub/install/command.ts' "$@"
`

/** Folders that hold secrets, for their owner alone. */
export function putFolders(places: Places, hub: Account | null, bridge: Account | null): void {
  for (const [folder, account] of [[places.data, hub] as const, [places.backups, hub] as const, [places.bridgeData, bridge] as const]) {
    mkdirSync(folder, { recursive: true })
    chmodSync(folder, 0o700)
    if (account) chownSync(folder, account.uid, account.gid)
  }
}
