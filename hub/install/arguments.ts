/** What may be said to install.sh. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ALLOW_OLDER } from './older.ts'
import { InstallFault } from './say.ts'

export type Wanted = {
  what: 'install' | 'uninstall' | 'help'
  /** "": the machine itself. */
  prefix: string
  /** False: nothing is told to systemd, and nothing is started. */
  systemd: boolean
  /** Only say what would be done. */
  dryRun: boolean
  /** A release that nobody signed will do, also where the one before was signed. */
  unsigned: boolean
  /** A release older than the one that is installed will do. */
  allowOlder: boolean
}

export const HELP: readonly [vi: string, en: string] = [
  `Cách dùng: sudo sh install.sh [--dry-run] [--uninstall] [--unsigned] [${ALLOW_OLDER}] [--prefix THƯ-MỤC] [--no-systemd]`,
  `Usage: sudo sh install.sh [--dry-run] [--uninstall] [--unsigned] [${ALLOW_OLDER}] [--prefix FOLDER] [--no-systemd]`,
]

/** @throws InstallFault for a word that is not known */
export function wantedBy(args: readonly string[]): Wanted {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        prefix: { type: 'string', default: '' },
        'no-systemd': { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
        unsigned: { type: 'boolean', default: false },
        [ALLOW_OLDER.slice(2)]: { type: 'boolean', default: false },
        uninstall: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    return {
      what: values.help ? 'help' : values.uninstall ? 'uninstall' : 'install',
      prefix: values.prefix === '' || values.prefix === '/' ? '' : resolve(values.prefix),
      systemd: !values['no-systemd'],
      dryRun: values['dry-run'],
      unsigned: values.unsigned,
      allowOlder: args.includes(ALLOW_OLDER),
    }
  } catch (error) {
    throw new InstallFault('usage', [`Không hiểu lệnh: ${(error as Error).message}`, (error as Error).message], HELP)
  }
}
