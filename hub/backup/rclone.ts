/**
 * Any place that rclone reaches: sftp, S3, WebDAV and some seventy more, by a program that is kept well by others. How it gets
 * there, with which key, stands in its own file, which `rclone config` writes; the hub never sees it.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { BackupTrouble } from '../contract/backups.ts'
import { type Place, placeTrouble } from './place.ts'

/** In the data folder, and not in a backup: it opens the place where the backups are. */
export const RCLONE_CONFIG = 'rclone.conf'
/** remote:path, and never an option or a whole connection written into the name. */
const REMOTE = /^[A-Za-z0-9_][A-Za-z0-9_ .+@-]*:[^\n\0]*$/
/** A line that says nothing this long is dead; rclone's own tries come before. */
const LIMITS = ['--contimeout', '30s', '--timeout', '2m', '--retries', '2', '--low-level-retries', '3', '--ask-password=false']
const SAID_CHARS = 2_000

export function openRclone(path: string, dataDir: string): Place {
  if (!REMOTE.test(path)) throw placeTrouble('refused', `${path} is no place of rclone: write it like office:backups.`)
  const config = ['--config', join(dataDir, RCLONE_CONFIG)]
  const at = (name: string) => `${path}${path.endsWith(':') || path.endsWith('/') ? '' : '/'}${name}`
  const run = async (command: string, ...args: string[]) => (await begin([command, ...config, ...LIMITS, '--', ...args]).text()).trim()
  return {
    put: async (file, name) => void (await run('copyto', file, at(name))),
    read: async (name) => begin(['cat', ...config, ...LIMITS, '--', at(name)]).stream(),
    rename: async (from, to) => void (await run('moveto', at(from), at(to))),
    list: async () => (await run('lsf', path)).split('\n').filter((name) => name !== '' && !name.endsWith('/')),
    remove: async (name) => void (await run('deletefile', at(name))),
    isNear: false,
  }
}

/** That the tool is there and the place answers. @throws PlaceTrouble */
export async function tryRclone(path: string, dataDir: string): Promise<void> {
  const place = openRclone(path, dataDir)
  await place.list().catch((error: { why?: BackupTrouble }) => {
    // A folder that is not there yet is made by the first backup.
    if (error.why !== 'not-there') throw error
  })
}

function begin(args: string[]) {
  // Nothing else of the environment: chosen by day and used at night it is the same rclone.
  const env = process.env.PATH === undefined ? {} : { PATH: process.env.PATH }
  const child = spawn('rclone', args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-SAID_CHARS)
  })
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ENOENT' ? placeTrouble('no-tool', 'rclone is not installed: apt install rclone', error) : error),
    )
    child.once('close', (code) => (code === 0 ? resolve() : reject(placeTrouble(whyOf(code, said), said.trim() || `rclone: ${code}`))))
  })
  return {
    async text(): Promise<string> {
      let out = ''
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        out += text
      })
      await ended
      return out
    },
    /** Ends with an error when rclone does. */
    stream(): Readable {
      ended.catch((error: Error) => child.stdout.destroy(error))
      return child.stdout
    },
  }
}

const REFUSALS =
  /didn't find section in config file|unable to authenticate|knownhosts|AccessDenied|InvalidAccessKeyId|SignatureDoesNotMatch|permission denied|Forbidden/i

/** rclone.org/docs/#exit-code; what it does not tell apart by number, its words do. */
function whyOf(code: number | null, said: string): BackupTrouble {
  if (code === 3 || code === 4 || /NoSuchBucket/.test(said)) return 'not-there'
  if (REFUSALS.test(said)) return 'refused'
  if (/no space left|quota|insufficient storage|EntityTooLarge/i.test(said)) return 'no-room'
  return code === null ? 'stopped' : 'unreachable'
}
