/** The real rclone, an sftp server and an S3 server: what is written there by night comes back by the page of the manual. */
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { deliver, type Parcel } from '../../hub/backup/deliver.ts'
import { backupName } from '../../hub/backup/names.ts'
import { type PlaceTrouble, sorted } from '../../hub/backup/place.ts'
import { openRclone, tryRclone } from '../../hub/backup/rclone.ts'
import { newKey, seal } from '../../hub/backup/seal.ts'
import { takeBackup } from '../../hub/backup/take.ts'
import { run } from '../harness/backup-programs.ts'
import { commune } from '../harness/commune.ts'
import { configure, PASSWORD, s3Server, sftpServer } from '../harness/far-servers.ts'
import { temporaryFolder } from '../harness/temporary.ts'

const DAY_MS = 24 * 3_600_000
const KINDS = [
  { kind: 'sftp', path: 'xa:sao-luu/tieng-chuong', server: sftpServer, fills: false },
  { kind: 'S3', path: 'xa:sao-luu/tieng-chuong', server: () => s3Server('sao-luu'), fills: true },
]

it.each(KINDS)(
  '$kind: stored, read back, rotated, restored; a wrong password, a full disk and a server that is away are told apart',
  { timeout: 400_000 },
  async ({ path, server: start, fills }) => {
    const town = await commune({ hub: { rounds: false } })
    const work = temporaryFolder()
    const paper = await newKey()
    await takeBackup(town.folder, join(work, 'open'), town.clock.now())
    await seal(join(work, 'open'), join(work, 'sealed'), { recipient: paper.recipient })
    const server = await start()
    const why = (done: Promise<unknown>) =>
      done.then(
        () => 'no trouble',
        (error: unknown): PlaceTrouble['why'] => sorted(error).why,
      )

    configure(work, 'xa', server.config(PASSWORD))
    await tryRclone(path, work)
    const place = openRclone(path, work)
    const parcel = (day: number): Parcel => ({
      ...{ file: join(work, 'sealed'), hubId: 'ab12cd34', timeZone: 'Asia/Ho_Chi_Minh', keep: { daily: 2, weekly: 0, monthly: 0 } },
      ...{ name: backupName('ab12cd34', town.clock.now() + day * DAY_MS, true), at: town.clock.now() + day * DAY_MS },
    })
    const removed: number[] = []
    for (const day of [0, 1, 2]) removed.push((await deliver(place, parcel(day))).removed)
    expect(removed).toEqual([0, 0, 1])
    const kept = [parcel(1).name, parcel(2).name]
    expect((await place.list()).sort()).toEqual(kept.flatMap((name) => [name, `${name}.sha256`]))

    // As restore.md says: fetched by rclone, then the same command as with a stick.
    const fetched = join(work, kept[1] ?? '')
    await promisify(execFile)('rclone', ['copyto', '--config', join(work, 'rclone.conf'), `${path}/${kept[1]}`, fetched], {
      env: { PATH: process.env.PATH },
    })
    writeFileSync(join(work, 'key.txt'), paper.secretKey)
    const restored = await run('restore', join(work, 'data'), [fetched, '--key', join(work, 'key.txt')])
    expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('2 sites, 8 people') })

    expect(await why(tryRclone('nobody:x', work)), 'a name that was never given').toBe('refused')
    if (fills) {
      server.fill()
      expect(await why(deliver(place, parcel(3)))).toBe('no-room')
    }
    configure(work, 'xa', server.config('sai'))
    expect(await why(tryRclone(path, work)), 'a wrong password').toBe('refused')
    configure(work, 'xa', server.config(PASSWORD))
    await server.stop()
    expect(await why(deliver(place, parcel(3))), 'the server is away').toBe('unreachable')
    await server.start()
    expect((await place.list()).filter((name) => name.endsWith('.age')).sort(), 'what was there is there').toEqual(kept)
  },
)
