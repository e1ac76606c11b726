/** `npm run backup` and `npm run restore`: the programs themselves, beside a hub that goes on working. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, it, onTestFinished, vi } from 'vitest'
import { readConfig } from '../../hub/config.ts'
import { openHub } from '../../hub/hub.ts'
import { createLogs } from '../../hub/log.ts'
import { signIn } from '../harness/api.ts'
import { run as started } from '../harness/backup-programs.ts'
import { connectButton } from '../harness/button.ts'
import { type Commune, commune, PASSWORD } from '../harness/commune.ts'
import { temporaryFolder } from '../harness/temporary.ts'
import { until } from '../harness/until.ts'

// Programs of their own, behind everything else on a machine that is busy.
vi.setConfig({ testTimeout: 300_000 })

const run = (program: 'backup' | 'restore', dataDir: string, ...given: string[]) => started(program, dataDir, given)

/** A hub on a folder that another one, or a backup, left behind. */
async function open(dataDir: string) {
  const hub = await openHub(readConfig({ HUB_DATA_DIR: dataDir, HUB_HTTP_PORT: '0', HUB_MQTT_PORT: '0' }), {
    logs: createLogs('silent', { write: () => {} }),
  })
  onTestFinished(() => hub.close())
  return hub
}

/** A backup of a small commune that has had an alarm; the hub is stopped. */
async function backedUp(): Promise<{ town: Commune; file: string }> {
  const town = await commune()
  await (await town.button('counter')).press({ press: 'first' })
  await town.stop()
  const file = join(temporaryFolder(), 'backup')
  expect(await run('backup', town.folder, file)).toMatchObject({ code: 0 })
  return { town, file }
}

/** Shops that open and are robbed at once, one after the other until `stop`. */
function busyTown(town: Commune) {
  const acknowledged: string[] = []
  let going = true
  const done = (async () => {
    for (let n = 0; going; n += 1) {
      const change = { at: town.clock.now(), by: null }
      const place = { name: `Shop ${n}`, kind: 'other' as const, address: 'x', location: { lat: 11.74, lon: 108.37 } }
      const site = await town.hub().registry.submit({ ...change, type: 'AddSite', site: { ...place, service: 'in-service' } })
      if (!site.ok || !site.site) throw new Error('no site')
      const made = await town.hub().registry.submit({ ...change, type: 'AddButton', site: site.site.id, button: { label: 'x' } })
      if (!made.ok || !made.mqtt) throw new Error('no button')
      const button = await connectButton(town.hub().mqttUrl, made.mqtt)
      await button.press({ press: `busy-${n}` })
      acknowledged.push(`busy-${n}`)
      await button.end()
    }
  })()
  return {
    acknowledged: () => [...acknowledged],
    async stop() {
      going = false
      await done
    },
  }
}

it('a backup taken from a busy hub has every press acknowledged before it began, and every site its alarms speak of', async () => {
  const town = await commune()
  const boss = await town.as('boss')
  const { publicKey } = await boss.get('/push/key')
  const phone = { endpoint: 'https://push.example.org/1', p256dh: 'p', auth: 'a' }
  const subscribed = await town.hub().registry.submit({
    type: 'Subscribe',
    at: town.clock.now(),
    by: null,
    person: town.id('patrol') as never,
    keys: phone,
  })
  const busy = busyTown(town)
  await until('presses are flowing', () => busy.acknowledged().length > 3)

  const before = busy.acknowledged()
  const file = join(temporaryFolder(), 'backup')
  const backup = await run('backup', town.folder, file)
  expect(backup).toMatchObject({ code: 0, said: expect.stringContaining('read back') })
  expect(busy.acknowledged().length, 'the hub went on meanwhile').toBeGreaterThan(before.length)
  await busy.stop()
  const people = town.hub().registry.directory().people
  await town.stop()
  expect(statSync(file).mode & 0o777).toBe(0o600)

  const folder = join(temporaryFolder(), 'data')
  const restored = await run('restore', folder, file)
  expect(restored).toMatchObject({ code: 0, said: expect.stringContaining(`${people.size} people`) })
  const hub = await open(folder)
  const restoredBoss = await signIn(hub.httpUrl, 'boss', PASSWORD)
  const { items } = await restoredBoss.get('/incidents?phase=open&limit=500')
  const found: string[] = []
  for (const { id, site } of items) {
    expect(site.code, 'its site is known').toBeTruthy()
    for (const { press } of (await restoredBoss.get(`/incidents/${id}`)).timeline) if (press) found.push(press)
  }
  expect(found.filter((press, at) => found.indexOf(press) !== at)).toEqual([])
  expect(before.filter((press) => !found.includes(press))).toEqual([])
  expect(hub.registry.directory().people).toEqual(people)
  expect((await restoredBoss.get('/push/key')).publicKey, 'the phones go on trusting the hub').toBe(publicKey)
  expect(subscribed.ok && subscribed.subscription && hub.registry.pushKeys(subscribed.subscription)).toEqual(phone)
})

it('a hub that was killed is backed up as well, with what stands in its write-ahead log', async () => {
  const town = await commune()
  await (await town.button('counter')).press({ press: 'first' })
  // The files as they lie on the disk while it runs are what a kill leaves behind.
  const killed = temporaryFolder()
  cpSync(town.folder, killed, { recursive: true })
  const file = join(temporaryFolder(), 'backup')
  expect(await run('backup', killed, file)).toMatchObject({ code: 0 })
  const folder = join(temporaryFolder(), 'data')
  expect(await run('restore', folder, file)).toMatchObject({ code: 0 })
  expect((await open(folder)).desk.look(({ incidents }) => [...incidents.values()].map(({ presses }) => presses))).toEqual([1])
})

it('a restored folder holds the three files, for their owner alone, and no secret inside the journal', async () => {
  const { town, file } = await backedUp()
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'lost+found'))
  // As a restore leaves it that was killed.
  mkdirSync(join(folder, 'restoring'))
  writeFileSync(join(folder, 'restoring', 'journal.sqlite'), 'half')
  expect(await run('restore', folder, file)).toMatchObject({ code: 0 })
  expect(readdirSync(folder).sort()).toEqual(['journal.sqlite', 'lost+found', 'registry.json', 'secrets.json'])
  for (const name of ['journal.sqlite', 'registry.json', 'secrets.json']) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
  for (const name of ['registry.json', 'secrets.json'])
    expect(readFileSync(join(folder, name))).toEqual(readFileSync(join(town.folder, name)))
  const { receiptKey } = JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8'))
  expect(readFileSync(join(folder, 'journal.sqlite')).includes(receiptKey)).toBe(false)
})

it('backup overwrites nothing, names what is missing, and leaves no half file', async () => {
  const { town, file } = await backedUp()
  const whole = readFileSync(file)
  expect(await run('backup', town.folder, file)).toMatchObject({ code: 73, said: expect.stringContaining('exists already') })
  expect(readFileSync(file)).toEqual(whole)
  const other = join(temporaryFolder(), 'other')
  expect(await run('backup', town.folder)).toMatchObject({ code: 64 })
  expect(await run('backup', temporaryFolder(), other)).toMatchObject({ code: 66, said: expect.stringContaining('HUB_DATA_DIR') })
  writeFileSync(join(town.folder, 'registry.json'), '{"shape":1}')
  expect(await run('backup', town.folder, other)).toMatchObject({ code: 65, said: expect.stringContaining('registry') })
  expect(readdirSync(join(other, '..'))).toEqual([])
})

it('restore never touches a hub that is there', async () => {
  const { town, file } = await backedUp()
  const before = readdirSync(town.folder)
  expect(await run('restore', town.folder, file)).toMatchObject({ code: 73, said: expect.stringContaining('not empty') })
  expect(readdirSync(town.folder)).toEqual(before)
  expect(await run('restore', join(town.folder, 'new'), join(town.folder, 'no-such-file'))).toMatchObject({ code: 66 })
})

it('a damaged, foreign or newer file restores nothing, and says why', async () => {
  const { file } = await backedUp()
  const whole = readFileSync(file)
  const flipped = Buffer.from(whole)
  const middle = Math.floor(whole.length / 2)
  flipped[middle] = (flipped[middle] ?? 0) ^ 1
  const cases: [what: string, bytes: Buffer, why: RegExp][] = [
    ['a flipped bit', flipped, /cannot be restored/],
    ['a missing end', whole.subarray(0, whole.length - 100), /cannot be restored: unexpected end/],
    ['another file', Buffer.from('hello'), /cannot be restored: incorrect header/],
    ['another gzipped file', gzipSync('hello'), /cannot be restored: file is not a database/],
    ['another database', changed(whole, 'PRAGMA application_id = 1'), /it is not a backup/],
    ['a newer format', changed(whole, `UPDATE backup SET value = 2 WHERE name = 'format'`), /use the newer one/],
    ['a newer journal', changed(whole, 'PRAGMA user_version = 99'), /start the newer hub/],
    ['an event of a newer hub', changed(whole, 'UPDATE events SET v = 99 WHERE seq = 1'), /a newer hub wrote it/],
    ['a gap in the events', changed(whole, 'DELETE FROM events WHERE seq = 2'), /event 3 stands where event 2 should be/],
    ['a newer registry', changed(whole, `UPDATE backup SET value = '{"shape":99}' WHERE name = 'registry'`), /registry in it is newer/],
    ['no keys', changed(whole, `UPDATE backup SET value = '{}' WHERE name = 'secrets'`), /hubId/],
  ]
  for (const [what, bytes, why] of cases) {
    const bad = join(temporaryFolder(), 'bad')
    writeFileSync(bad, bytes)
    const folder = join(temporaryFolder(), 'data')
    expect(await run('restore', folder, bad), what).toMatchObject({ code: 65, said: expect.stringMatching(why) })
    expect(existsSync(folder), what).toBe(false)
  }
})

/** The backup with another inside. */
function changed(backup: Buffer, sql: string): Buffer {
  const path = join(temporaryFolder(), 'inside.sqlite')
  writeFileSync(path, gunzipSync(backup))
  const db = new DatabaseSync(path)
  db.exec(sql)
  db.close()
  return gzipSync(readFileSync(path))
}
