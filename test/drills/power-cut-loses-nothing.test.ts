/** The power of the whole box is cut under a busy hub: what reached the disk is all there is, and it is enough (docs/decisions/0043). */
import { once } from 'node:events'
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Person } from '../harness/api.ts'
import { commune } from '../harness/commune.ts'
import { atLeast, boss, busyDay, type Promised, planBackups } from '../harness/power-cut/busy-day.ts'
import { type Mounted, NOT_HERE, WHY_NO_CUTS } from '../harness/power-cut/mounted.ts'
import { backupOn, startOn, stickOn } from '../harness/power-cut/on-disk-hub.ts'
import { cutsOf, openPowerCuts } from '../harness/power-cut/power-cut.ts'

const CUTS = cutsOf(4)
/** What nobody reads after a start: word of a hub that is gone, locks, and what SQLite keeps beside its file. */
const OF_A_PROCESS = /^box\.json$|\.lock$|-journal$|-wal$|-shm$/
/** Half-made, by a name that nobody takes for the thing; the next write of the thing clears it. */
const HALF_MADE = /\.(tmp|new|part)$/

/** Before anything has been started on it. */
function mustBeWhole(disk: Mounted): void {
  for (const name of readdirSync(disk.seen('data'))) {
    const file = disk.seen('data', name)
    if (OF_A_PROCESS.test(name) || HALF_MADE.test(name) || !statSync(file).isFile()) continue
    expect(statSync(file).size, `${name} is empty`).toBeGreaterThan(0)
    if (/\.json(\.previous)?$/.test(name)) expect(() => JSON.parse(readFileSync(file, 'utf8')), name).not.toThrow()
  }
}

/** However much a quick machine has done in the day. */
async function everyPage(who: Person, path: string): Promise<any[]> {
  const items: any[] = []
  for (let next: string | undefined = ''; next !== undefined; ) {
    const page: { items: any[]; next?: string } = await who.get(next === '' ? path : `${path}&before=${encodeURIComponent(next)}`)
    items.push(...page.items)
    next = page.next
  }
  return items
}

async function mustKeep(disk: Mounted, promised: readonly Promised[], touched: ReadonlySet<string>): Promise<void> {
  const all = (what: Promised['what']) => promised.filter((each) => each.what === what).map(({ value }) => value)
  mustBeWhole(disk)
  const hub = await startOn(disk)
  const who = await boss(hub.http)
  expect((await who.get('/health')).checks).toMatchObject({ journal: { status: 'ok' }, registry: { status: 'ok' } })

  const found = new Map<string, number>()
  const phases = new Map<string, { phase: string; ringing: boolean }>()
  for (const which of ['open', 'closed'])
    for (const { id, phase, ringing } of await everyPage(who, `/incidents?phase=${which}&limit=500`)) {
      phases.set(id, { phase, ringing })
      for (const { press, button } of (await who.get(`/incidents/${id}`)).timeline)
        if (press) found.set(`${button.id} ${press}`, (found.get(`${button.id} ${press}`) ?? 0) + 1)
    }
  expect(
    all('press').filter((press) => found.get(press) !== 1),
    'every acknowledged press is there, once',
  ).toEqual([])
  for (const [id, { phase, ringing }] of phases)
    if (!touched.has(id)) expect([phase, ringing], 'nobody has answered it, so it rings').toEqual(['ringing', true])
  for (const answer of all('phase')) {
    const [id = '', phase = ''] = answer.split(' ')
    expect(atLeast(phases.get(id)?.phase ?? 'gone', phase), `${answer}, and is ${phases.get(id)?.phase}`).toBe(true)
  }

  const { name } = await who.get('/settings')
  const said = Math.max(-1, ...all('name').map(Number))
  expect(said === -1 ? said : Number(name.replace('Tên ', ''))).toBeGreaterThanOrEqual(said)
  const people = (await everyPage(who, '/people?limit=500')).map(({ username }) => username)
  expect(people).toEqual(expect.arrayContaining(all('person')))
  const { backupPassphrase } = JSON.parse(readFileSync(disk.seen('data/secrets.json'), 'utf8'))
  expect([undefined, ...all('passphrase')]).toContain(all('passphrase').length > 0 ? backupPassphrase : undefined)

  const backups = readdirSync(disk.seen('usb')).filter((each) => /\.chuong(\.age)?$/.test(each))
  expect(backups).toEqual(expect.arrayContaining([...all('by-hand'), ...all('by-plan')]))
  for (const each of backups) expect(await backupOn(disk, '--check', join(stickOn(disk), each))).toMatchObject({ code: 0 })
  // It reads every event, the registry and the secrets.
  expect(await backupOn(disk, join(stickOn(disk), 'sau.chuong'))).toMatchObject({ code: 0 })
  expect(await hub.stop()).toBe(0)
}

it.skipIf(WHY_NO_CUTS !== null)(
  `${CUTS} power cuts of a busy hub: it starts, every acknowledged press rings on, every answered change is there, no backup is half${NOT_HERE}`,
  { timeout: 240_000 + CUTS * 60_000 },
  async () => {
    const town = await commune()
    await town.stop()
    const cuts = await openPowerCuts(192, (disk) => {
      cpSync(town.folder, disk.seen('data'), { recursive: true })
      mkdirSync(disk.seen('usb'))
    })
    const promised: Promised[] = []
    const touched = new Set<string>()
    const buttons = ['counter', 'safe', 'teller'].map((name) => town.credentials(name))
    const first = await startOn(cuts.disk)
    const day = { disk: cuts.disk, now: cuts.now, promised, touched, buttons }
    await planBackups({ ...day, hub: first })
    await busyDay({ ...day, hub: first }, 0, true)
    // A stop in order, which keeps a snapshot, and a start; then one that is killed as well.
    expect(await first.stop()).toBe(0)
    const second = await startOn(cuts.disk)
    await busyDay({ ...day, hub: second }, 1, false)
    second.process.kill('SIGKILL')
    await once(second.process, 'close')

    const answered = promised.map(({ moment }) => moment)
    for (const cut of cuts.plan(CUTS, 0, answered))
      await cuts.after(cut, (disk) =>
        mustKeep(
          disk,
          promised.filter(({ moment }) => moment <= cut.moment),
          touched,
        ),
      )
  },
)
