import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { unpack } from '../../hub/backup/archive.ts'
import { openBackups } from '../../hub/backup/live-backup.ts'
import { pushedClock } from '../harness/clock.ts'
import { commune } from '../harness/commune.ts'
import { temporaryFolder } from '../harness/temporary.ts'

// Programs of their own, behind everything else on a machine that is busy.
vi.setConfig({ testTimeout: 300_000 })

const quiet = { debug() {}, info() {}, warn() {}, error() {} }

it('a backup by the page of a running hub can be restored, is on the record, and leaves nothing on the disk', async () => {
  const town = await commune()
  await (await town.button('counter')).press()
  const clock = pushedClock()
  const backups = openBackups({ dataDir: town.folder, clock, log: quiet })
  const [made, same] = await Promise.all([backups.make(), backups.make()])
  expect([made.isNew, same.isNew, same.file]).toEqual([true, false, made.file])
  expect(backups.state()).toMatchObject({ state: 'ready', bytes: made.bytes })
  const kept = join(temporaryFolder(), 'kept.chuong')
  await copyFile(made.file, kept)
  backups.handedOver(made.file)
  expect([existsSync(made.file), backups.state().state]).toEqual([false, 'none'])

  const into = join(temporaryFolder(), 'restored')
  mkdirSync(into)
  expect(await unpack(kept, into)).toMatchObject({ sites: 2, people: 8 })

  await backups.make()
  await clock.push(15 * 60_000)
  expect([readdirSync(town.folder).includes('backup'), backups.state().state]).toEqual([false, 'none'])
  backups.close()
})

it('what stands in the way of a backup is said in words', async () => {
  const folder = temporaryFolder()
  const backups = openBackups({ dataDir: folder, clock: pushedClock(), log: quiet })
  await expect(backups.make()).rejects.toThrow(/journal\.sqlite/)
  expect(backups.state()).toMatchObject({ state: 'failed', said: expect.stringMatching(/journal\.sqlite/) })
})
