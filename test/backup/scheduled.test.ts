/** The hub's own backups, by its own programs, at places that are there, gone, full of lies, or far away. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { chooseFolder, MARK } from '../../hub/backup/folder.ts'
import { madeAtOf } from '../../hub/backup/names.ts'
import { createScheduledBackups } from '../../hub/backup/scheduled.ts'
import { newKey } from '../../hub/backup/seal.ts'
import { type BackupPlace, KEEP } from '../../hub/contract/backup-settings.ts'
import type { BackupPlaceView } from '../../hub/contract/backups.ts'
import { backupPlaces } from '../../hub/core/backup/backup-view.ts'
import { run } from '../harness/backup-programs.ts'
import { commune } from '../harness/commune.ts'
import { installRclone, setPath } from '../harness/rclone.ts'
import { temporaryFolder } from '../harness/temporary.ts'

const DAY_MS = 24 * 3_600_000
/** Its programs go behind everything else on a machine that is busy. */
const LONG = { timeout: 600_000 }
const quiet = { debug() {}, info() {}, warn() {}, error() {} }

/** A commune whose hub has planned its backups; node-cron stands still, a test brings the round. */
async function planned(...places: Pick<BackupPlace, 'kind' | 'path'>[]) {
  const town = await commune({ hub: { rounds: false } })
  const { hubId } = JSON.parse(readFileSync(join(town.folder, 'secrets.json'), 'utf8')) as { hubId: string }
  const paper = await newKey()
  const since = new Date(town.clock.now()).toISOString()
  const plan = {
    at: '03:30',
    seal: { kind: 'key' as const, recipient: paper.recipient },
    keep: { ...KEEP, daily: 2, weekly: 0, monthly: 0 },
    places: places.map((place, n) => ({ id: `place-${n}`, name: `Place ${n}`, since, ...place })),
  }
  for (const { id, kind, path } of plan.places) if (kind === 'folder') await chooseFolder(path, hubId, id)
  await town.hub().registry.submit({ type: 'PlanBackups', at: town.clock.now(), by: null, plan })
  const { desk, registry } = town.hub()
  const backups = createScheduledBackups({ dataDir: town.folder, clock: town.clock, log: quiet, desk, registry })
  onTestFinished(() => backups.close())
  const views = (): BackupPlaceView[] => desk.look((state) => backupPlaces(state, registry.directory().settings, town.clock.now()))
  return {
    ...{ town, paper, hubId, backups, views },
    /** The next day's round. */
    async night(): Promise<BackupPlaceView> {
      town.clock.jump(DAY_MS)
      await backups.round()
      return views()[0] as BackupPlaceView
    },
  }
}

it('a night brings a sealed backup that restores, the next ones make room, and a night without owing brings none', LONG, async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'giay-to.pdf'), 'not ours')
  const { night, backups, paper, hubId, town } = await planned({ kind: 'folder', path: folder })
  const own = () => readdirSync(folder).filter((name) => madeAtOf(hubId, name) !== null)
  const withDigests = () => own().flatMap((name) => [name, `${name}.sha256`])
  await backups.round()
  expect(own(), 'before its time').toEqual([])
  const first = await night()
  expect(first).toMatchObject({ good: { sealed: true, file: own()[0] } })
  await backups.round()
  expect(own(), 'once a day').toHaveLength(1)
  await night()
  const third = await night()
  expect([own().length, own().includes(first.good?.file ?? ''), own().includes(third.good?.file ?? '')]).toEqual([2, false, true])
  expect(readdirSync(folder).sort()).toEqual(['giay-to.pdf', MARK, ...withDigests()].sort())
  expect(readdirSync(town.folder), 'nothing of it stays with the hub').not.toContain('backup-work')

  const restored = join(temporaryFolder(), 'data')
  const file = join(folder, third.good?.file ?? '')
  const withKey = await run('restore', restored, [file], { RESTORE_SECRET: paper.secretKey.toLowerCase().replace(/.{9}/g, '$& ') })
  expect(withKey).toMatchObject({ code: 0, said: expect.stringContaining('2 sites') })
})

it(
  'a mount point without its stick gets nothing, which is on the record, a trouble from the second time on, and over when it is back',
  LONG,
  async () => {
    const folder = temporaryFolder()
    const { night, town } = await planned({ kind: 'folder', path: folder })
    const mark = readFileSync(join(folder, MARK))
    rmSync(join(folder, MARK))
    expect(await night()).toMatchObject({ failed: { times: 1, why: 'not-there', later: false } })
    expect(await night()).toMatchObject({ failed: { times: 2 }, trouble: 'failing' })
    expect(readdirSync(folder)).toEqual([])
    const health = town.hub().health()
    expect(health.checks.backup).toMatchObject({ status: 'degraded', detail: expect.stringContaining('1 of 1') })
    const boss = await town.as('boss')
    const { items } = await boss.get('/audit?action=BackupFailed')
    expect(items[0]).toMatchObject({ action: 'BackupFailed', detail: 'Place 0 · not-there' })
    writeFileSync(join(folder, MARK), mark)
    const back = await night()
    expect([back.trouble, back.failed, town.hub().health().checks.backup]).toEqual([
      undefined,
      undefined,
      { status: 'ok', at: back.good?.at },
    ])
    writeFileSync(join(folder, MARK), mark.toString().replace(/^hub \w+/m, 'hub zz99zz99'))
    expect(await night()).toMatchObject({ failed: { why: 'not-ours' } })
  },
)

it(
  'rclone brings it far away; a line that is dead is tried again, a place that lies is not believed, and one fault spares the others',
  LONG,
  async () => {
    const far = installRclone()
    const near = temporaryFolder()
    const { night, views, town, backups, hubId } = await planned({ kind: 'rclone', path: 'office:nights' }, { kind: 'folder', path: near })
    writeFileSync(join(far, 'dead'), '')
    expect(await night()).toMatchObject({ failed: { why: 'unreachable', later: true } })
    expect(views()[1]).toMatchObject({ good: { sealed: true } })
    rmSync(join(far, 'dead'))
    writeFileSync(join(far, 'flips'), '')
    town.clock.jump(2 * 3_600_000)
    await backups.round()
    expect(views()[0]).toMatchObject({ failed: { why: 'unreadable', times: 2 } })
    expect(readdirSync(join(far, 'nights')), 'what is not believed is not kept').toEqual([])
    rmSync(join(far, 'flips'))
    const good = await night()
    expect(good.failed).toBeUndefined()
    expect(readdirSync(join(far, 'nights'))).toEqual([good.good?.file, `${good.good?.file}.sha256`])
    expect(readdirSync(near).filter((name) => madeAtOf(hubId, name) !== null)).toHaveLength(2)
    setPath(temporaryFolder())
    expect(await night()).toMatchObject({ failed: { why: 'no-tool', later: false } })
  },
)

it('a stick that forgets is found out the next night, while there is another good one, and says so until it is changed', LONG, async () => {
  const folder = temporaryFolder()
  const { night, town } = await planned({ kind: 'folder', path: folder })
  const first = await night()
  const file = first.good?.file ?? ''
  const bytes = readFileSync(join(folder, file))
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
  writeFileSync(join(folder, file), bytes)
  const second = await night()
  expect(second).toMatchObject({ trouble: 'rotting', good: { damaged: 1 } })
  expect(readdirSync(folder)).toEqual(expect.arrayContaining([`${file}.damaged`, second.good?.file]))
  expect(readdirSync(folder), 'nobody restores it by mistake').not.toContain(file)
  expect(town.hub().health().checks.backup).toMatchObject({
    status: 'degraded',
    at: second.good?.at,
    detail: expect.stringContaining('1 older one(s) do not read as written'),
  })
  rmSync(join(folder, `${file}.damaged`))
  expect((await night()).trouble, 'once it is out of the way').toBeUndefined()
})

it('what cannot be read is no backup: nothing that was there is let go', LONG, async () => {
  const folder = temporaryFolder()
  const { town, night } = await planned({ kind: 'folder', path: folder })
  const { good } = await night()
  // As a disk that wears out, while the hub runs from memory.
  const file = join(town.folder, 'secrets.json')
  const secrets = readFileSync(file)
  mkdirSync(join(town.folder, 'aside'))
  writeFileSync(file, '{}')
  expect(await night()).toMatchObject({ failed: { times: 1 } })
  expect(existsSync(join(folder, good?.file ?? ''))).toBe(true)
  writeFileSync(file, secrets)
})

it('a hub that stops in the middle ends its errand, and owes the backup still', LONG, async () => {
  const folder = temporaryFolder()
  const { town, backups, views, hubId } = await planned({ kind: 'folder', path: folder })
  town.clock.jump(DAY_MS)
  const errand = backups.round()
  expect(backups.isRunning()).toBe(true)
  await backups.close()
  await errand
  expect([backups.isRunning(), views()[0]?.failed, views()[0]?.good]).toEqual([false, undefined, undefined])
  expect(readdirSync(folder).filter((name) => madeAtOf(hubId, name) !== null)).toEqual([])
})
