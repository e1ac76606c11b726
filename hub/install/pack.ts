/** A staged folder becomes an archive: the same folder makes the same bytes, on whichever machine and by whomever. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream, writeFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

/** What differs between two machines: the order of a folder, who made it, with which mask, when. */
const ALIKE = ['--sort=name', '--format=gnu', '--owner=0', '--group=0', '--numeric-owner', '--mode=u=rwX,go=rX']

/**
 * @param folder its own name is the first folder in the archive
 * @param seconds since 1970, the time of every file in it
 * @param level of gzip, 0 (as it is) to 9
 * @throws when tar, which must be GNU's, refuses
 */
export async function packRelease(folder: string, archive: string, seconds: number, level = 6): Promise<void> {
  const tar = spawn('tar', [...ALIKE, `--mtime=@${seconds}`, '-C', dirname(folder), '-cf', '-', basename(folder)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  tar.stderr.on('data', (bytes: Buffer) => {
    said = `${said}${bytes}`.slice(-500)
  })
  const closed = once(tar, 'close') as Promise<[number]>
  await pipeline(tar.stdout, createGzip({ level }), createWriteStream(archive))
  const [code] = await closed
  if (code !== 0) throw new Error(`tar ended with ${code}: ${said.trim()}`)
  const hash = createHash('sha256')
  await pipeline(createReadStream(archive), hash)
  writeFileSync(`${archive}.sha256`, `${hash.digest('hex')}  ${basename(archive)}\n`)
}
