/**
 * The power is cut the moment after something was done, of which nothing but what it flushed itself is on the disk; or at any moment of
 * it. Beside a busy journal the next press flushes a forgotten name along; here nothing else is written (docs/decisions/0043).
 */
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { placesBelow } from '../../hub/install/places.ts'
import { generateVapidKeys } from '../../hub/notify/vapid.ts'
import { openSecrets } from '../../hub/secrets.ts'
import { type Mounted, NOT_HERE, WHY_NO_CUTS } from '../harness/power-cut/mounted.ts'
import { cutsOf, openPowerCuts } from '../harness/power-cut/power-cut.ts'
import { temporaryFolder } from '../harness/temporary.ts'

const PROGRAM = join(import.meta.dirname, '../harness/power-cut/on-a-cut-disk.ts')
const SCRIPT = join(import.meta.dirname, '../../hub/install/before-update.sh')
const CUTS = cutsOf(4)
const LIMIT = { timeout: 60_000 + CUTS * 10_000 }
const drill = it.skipIf(WHY_NO_CUTS !== null)

async function done(what: string, disk: Mounted): Promise<any> {
  const { code, said } = await disk.run(process.execPath, [PROGRAM, what, disk.at])
  expect(code, said).toBe(0)
  return JSON.parse(said)
}
const atOnce = (moment: number) => ({ moment, unflushed: 'none' as const })
const placesOn = (disk: Mounted) => placesBelow(disk.seen())

drill(`a passphrase for the backups that was taken is kept${NOT_HERE}`, LIMIT, async () => {
  const cuts = await openPowerCuts(16, (disk) => void openSecrets(disk.seen(), generateVapidKeys))
  await done('passphrase', cuts.disk)
  await cuts.after(atOnce(cuts.now()), (disk) =>
    expect(JSON.parse(readFileSync(disk.seen('secrets.json'), 'utf8')).backupPassphrase).toBe('moi'),
  )
})

drill(`a press that the radio was told to forget waits in the bridge, and so does what the modem was asked${NOT_HERE}`, LIMIT, async () => {
  const cuts = await openPowerCuts(16)
  await done('bridge', cuts.disk)
  await cuts.after(atOnce(cuts.now()), async (disk) =>
    expect(await done('bridge-left', disk)).toEqual({ waits: ['p1'], jobs: [['call-1', 'ringing']] }),
  )
})

drill(
  `whenever it is cut, a renewed certificate leaves a pair that fits, for a start that finds its files emptied${NOT_HERE}`,
  LIMIT,
  async () => {
    const made = temporaryFolder()
    const pair = (name: string) => {
      const [cert, key] = [join(made, `${name}.cert`), join(made, `${name}.key`)]
      const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', key]
      execFileSync('openssl', ['req', '-x509', ...newKey, '-out', cert, '-days', '9', '-subj', `/CN=${name}`], { stdio: 'pipe' })
    }
    for (const name of ['first', 'second']) pair(name)
    for (const end of ['cert', 'key']) writeFileSync(join(made, `emptied.${end}`), '')
    const cuts = await openPowerCuts(16, (disk) => {
      for (const name of readdirSync(made)) copyFileSync(join(made, name), disk.seen(name))
    })
    await done('certificate', cuts.disk)
    const over = cuts.now()
    const kept = 'certificate.last.json'
    for (const cut of [...cuts.plan(2 * CUTS, 0), atOnce(over)])
      await cuts.after(cut, async (disk) => {
        // Before the first was kept there is none.
        if (existsSync(disk.seen(kept)))
          expect(await done('certificate-left', disk)).toBeOneOf(cut.moment === over ? ['second'] : ['first', 'second'])
        else expect(cut.moment).not.toBe(over)
      })
  },
)

drill(`an update that has begun is known after the cut, and one that has ended is not begun again${NOT_HERE}`, LIMIT, async () => {
  const cuts = await openPowerCuts(16, (disk) => {
    const { program, backups } = placesOn(disk)
    for (const folder of [program, join(backups, 'data-before-update')]) mkdirSync(folder, { recursive: true })
  })
  await done('update-begins', cuts.disk)
  const begun = cuts.now()
  await done('wish-put-back', cuts.disk)
  const wished = cuts.now()
  await done('update-ends', cuts.disk)
  const note = { from: '0.1.0-00000000', to: '0.2.0-00000000' }
  const left = (moment: number) => cuts.after(atOnce(moment), (disk) => done('update-left', disk))
  expect(await left(begun)).toEqual({ note, copy: false, wishes: ['wish-copy'] })
  expect(await left(wished)).toEqual({ note, copy: false, wishes: ['wish-copy', 'wish-put-back'] })
  expect(await left(cuts.now())).toEqual({ note: null, copy: false, wishes: [] })
})

drill(`the presses that going back took from the desk are still named in their file${NOT_HERE}`, LIMIT, async () => {
  const cuts = await openPowerCuts(16, (disk) => {
    const { backups, data } = placesOn(disk)
    for (const [folder, presses] of [
      [data, 0],
      [join(backups, 'data-before-update'), 0],
      [join(backups, 'left-by-0.2.0-1'), 2],
    ] as const) {
      mkdirSync(folder, { recursive: true })
      const file = join(temporaryFolder(), 'journal.sqlite')
      const db = new DatabaseSync(file)
      db.exec('CREATE TABLE events (seq INTEGER PRIMARY KEY, at INTEGER, type TEXT, body TEXT)')
      for (let n = 1; n <= presses; n += 1)
        db.prepare("INSERT INTO events VALUES (?, 0, 'PressReceived', ?)").run(n, JSON.stringify({ site: `site-${n}`, button: 'k1' }))
      db.close()
      copyFileSync(file, join(folder, 'journal.sqlite'))
    }
  })
  await done('presses-named', cuts.disk)
  await cuts.after(atOnce(cuts.now()), (disk) =>
    expect(readFileSync(disk.seen('var/backups/tieng-chuong/left-by-0.2.0-1/presses.txt'), 'utf8')).toMatch(/site-1[\s\S]*site-2/),
  )
})

/** What systemd runs before every start. */
const boots = (disk: Mounted) =>
  disk.run('sh', [join(disk.at, 'opt/tieng-chuong/current/hub/install/before-update.sh')], {
    HUB_DATA_DIR: join(disk.at, 'var/lib/tieng-chuong'),
  })
const FILES = ['journal.sqlite', 'registry.json', 'secrets.json']
const contents = (folder: string) =>
  Object.fromEntries(
    FILES.map((name) => [name, existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8').slice(0, 3) : null]),
  )
const all = (word: string) => Object.fromEntries(FILES.map((name) => [name, word]))

/** @param wish what is wanted of the next start */
function boxWith(wish: string, text: string) {
  return (disk: Mounted) => {
    const { program, backups, data } = placesOn(disk)
    for (const folder of [join(program, 'current/hub/install'), backups, data]) mkdirSync(folder, { recursive: true })
    copyFileSync(SCRIPT, join(program, 'current/hub/install/before-update.sh'))
    for (const name of FILES) writeFileSync(join(data, name), 'new'.repeat(30_000))
    writeFileSync(join(backups, wish), text)
    if (wish !== 'wish-put-back') return
    mkdirSync(join(backups, 'data-before-update'))
    for (const name of FILES) writeFileSync(join(backups, 'data-before-update', name), 'old'.repeat(30_000))
  }
}

drill(`a copy before an update is whole and made once, whenever it is cut${NOT_HERE}`, LIMIT, async () => {
  const cuts = await openPowerCuts(32, boxWith('wish-copy', ''))
  expect(await boots(cuts.disk)).toEqual({ code: 0, said: '' })
  const over = cuts.now()
  for (const cut of [...cuts.plan(CUTS, 0), atOnce(over)])
    await cuts.after(cut, async (disk) => {
      const { backups, data } = placesOn(disk)
      const isFulfilled = !existsSync(join(backups, 'wish-copy'))
      // Another start would copy what the new version has written.
      if (cut.moment === over) expect(isFulfilled).toBe(true)
      if (!isFulfilled) expect(await boots(disk)).toEqual({ code: 0, said: '' })
      expect([contents(join(backups, 'data-before-update')), contents(data)]).toEqual([all('new'), all('new')])
    })
})

drill(
  `data that are put back are put back whole and once, and what they replace is kept whole, whenever it is cut${NOT_HERE}`,
  LIMIT,
  async () => {
    const cuts = await openPowerCuts(32, boxWith('wish-put-back', 'left-by-0.2.0-1'))
    expect(await boots(cuts.disk)).toEqual({ code: 0, said: '' })
    const over = cuts.now()
    for (const cut of [...cuts.plan(2 * CUTS, 0), atOnce(over)])
      await cuts.after(cut, async (disk) => {
        const { backups, data } = placesOn(disk)
        const isFulfilled = !existsSync(join(backups, 'wish-put-back'))
        // Another start would put them back again, over every press that was taken since.
        if (cut.moment === over) expect(isFulfilled).toBe(true)
        if (!isFulfilled) expect(await boots(disk)).toEqual({ code: 0, said: '' })
        expect([contents(join(backups, 'left-by-0.2.0-1')), contents(data)]).toEqual([all('new'), all('old')])
      })
  },
)
