/** Where everything lies on a box. With a prefix the same below a folder: a throw-away root, an image that is being made. */
import { existsSync, readlinkSync } from 'node:fs'
import { basename, join } from 'node:path'

export type Places = ReturnType<typeof placesBelow>

/** @param prefix a folder, or "" for the machine itself */
export function placesBelow(prefix: string) {
  const program = join(prefix || '/', 'opt/tieng-chuong')
  const settings = join(prefix || '/', 'etc/tieng-chuong')
  return {
    prefix,
    program,
    releases: join(program, 'releases'),
    /** A link to the release in use; the only thing that an update changes under a running hub. */
    current: join(program, 'current'),
    /** A link to the one that was in use before it. */
    previous: join(program, 'previous'),
    /** There while an update is under way; docs/decisions/0031. */
    underWay: join(program, 'update-under-way.json'),
    settings,
    hubEnv: join(settings, 'hub.env'),
    /** Whose releases are taken; docs/decisions/0039. */
    releaseKeys: join(settings, 'release-keys'),
    data: join(prefix || '/', 'var/lib/tieng-chuong'),
    bridgeData: join(prefix || '/', 'var/lib/tieng-chuong-bridge'),
    backups: join(prefix || '/', 'var/backups/tieng-chuong'),
    units: join(prefix || '/', 'etc/systemd/system'),
    journald: join(prefix || '/', 'etc/systemd/journald.conf.d'),
    command: join(prefix || '/', 'usr/local/bin/tieng-chuong'),
  }
}

/** The folder's name of the release in use, `<version>-<checksum>`; null: none is installed. */
export const currentRelease = ({ current }: Places): string | null => linkedRelease(current)
/** Of the one before it; null: there is none to go back to. */
export const previousRelease = ({ previous }: Places): string | null => linkedRelease(previous)

function linkedRelease(link: string): string | null {
  try {
    const name = basename(readlinkSync(link))
    return existsSync(join(link, 'package.json')) ? name : null
  } catch {
    return null
  }
}

/** The release's own Node; whichever else is on the box is not asked. */
export const nodeOf = (release: string): string => join(release, 'node_modules/.bin/node')
