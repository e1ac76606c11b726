/** A box in the police office gets a new version: it works, or the one before is back, and no press is lost without a word. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { currentRelease } from '../../hub/install/places.ts'
import { signIn } from '../harness/api.ts'
import { connectButton } from '../harness/button.ts'
import { commune, PASSWORD } from '../harness/commune.ts'
import { until } from '../harness/until.ts'
import { type Box, openBox } from './box.ts'
import { bundle, FALLS, FALLS_AFTER_A_PRESS, laterVersion, NEWER_TABLES } from './bundle.ts'

const LIMIT = { timeout: 600_000 }
const LONG_MS = 300_000

let work = ''
let first = ''
let template: Box

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'chuong-release-'))
  first = bundle(join(work, 'first'))
  template = await openBox()
  expect(await template.install(first, '--no-systemd')).toMatchObject({ code: 0 })
}, 300_000)

afterAll(() => {
  template.close()
  rmSync(work, { recursive: true, force: true })
})

/** The first version runs on the box, with a small commune in it. */
async function running() {
  const town = await commune()
  await town.stop()
  const box = await openBox(template)
  onTestFinished(() => box.close())
  cpSync(town.folder, box.places.data, { recursive: true })
  expect(await box.run('systemctl', 'start', 'tieng-chuong.service')).toMatchObject({ code: 0 })
  const version = async () => (await (await fetch(`${box.httpUrl}/api/v1/health`)).json()).version as string
  return {
    ...box,
    version,
    before: { release: currentRelease(box.places), version: await version() },
    press: async (press: string) => {
      const button = await connectButton(box.mqttUrl, town.credentials('counter'))
      await button.press({ press })
    },
    /** What the desk has on record. */
    async presses(): Promise<string[]> {
      const boss = await signIn(box.httpUrl, 'boss', PASSWORD)
      const { items } = await boss.get('/incidents?limit=500')
      const found: string[] = []
      for (const { id } of items) for (const { press } of (await boss.get(`/incidents/${id}`)).timeline) if (press) found.push(press)
      return found.sort()
    },
    backups: () => readdirSync(box.places.backups).filter((name) => name.startsWith('before-')),
  }
}

it('a new version is tried on a copy first; only one that comes up there takes the place of the old one', LIMIT, async () => {
  const box = await running()
  await box.press('before')
  const hub = box.pid()
  const refused = await box.install(laterVersion(first, join(work, 'falls'), '0.9.1', FALLS))
  expect(refused.said).toContain('The new version does not run on a copy of the data; the hub that runs goes on as before')
  expect(refused.code).toBe(69)
  expect([box.pid(), await box.version(), currentRelease(box.places)], 'the hub was never away').toEqual([
    hub,
    box.before.version,
    box.before.release,
  ])

  const settings = readFileSync(box.places.hubEnv, 'utf8')
  const later = laterVersion(first, join(work, 'good'), '0.9.0', NEWER_TABLES)
  const updated = await box.install(later)
  expect(updated.said).toMatch(/Sẽ làm:[\s\S]*→ 0\.9\.0[\s\S]*Done: Tiếng Chuông 0\.9\.0 runs/)
  expect(updated.code).toBe(0)
  expect(await box.version()).toBe('0.9.0')
  expect(await box.presses()).toEqual(['before'])
  expect(readFileSync(box.places.hubEnv, 'utf8'), 'settings are the owner’s').toBe(settings)
  expect(readdirSync(box.places.releases).sort()).toEqual([box.before.release, currentRelease(box.places)].sort())
  // The backup stays; nothing half-made does.
  expect(readdirSync(box.places.backups)).toEqual(box.backups())
  expect(box.backups().filter((name) => name.startsWith('before-0.9.0-'))).toHaveLength(1)
  expect(existsSync(box.places.underWay)).toBe(false)
  expect((await box.command('version')).said).toBe('0.9.0\n')
})

it('a version that is not well goes, the one before is back by itself, and what was pressed meanwhile is still there', LIMIT, async () => {
  const box = await running()
  await box.press('before')
  const later = laterVersion(first, join(work, 'not-well'), '0.9.2', FALLS_AFTER_A_PRESS)
  const updating = box.begin('sh', join(later, 'install.sh'), '--prefix', box.places.prefix)
  await until('the new version runs', async () => (await box.version()) === '0.9.2', LONG_MS)
  await box.press('meanwhile')
  const { code, said } = await updating.ended
  expect(said).toMatch(/Going back to [\s\S]*nothing is lost/)
  expect(code).toBe(75)
  expect([await box.version(), currentRelease(box.places)]).toEqual([box.before.version, box.before.release])
  expect(await box.presses()).toEqual(['before', 'meanwhile'])
})

it('when the one before cannot read what was written, its own data are back, and every press in between is named', LIMIT, async () => {
  const box = await running()
  await box.press('before')
  const later = laterVersion(first, join(work, 'newer'), '0.9.3', { ...FALLS_AFTER_A_PRESS, ...NEWER_TABLES })
  const updating = box.begin('sh', join(later, 'install.sh'), '--prefix', box.places.prefix)
  await until('the new version runs', async () => (await box.version()) === '0.9.3', LONG_MS)
  await box.press('in-between')
  const { code, said } = await updating.ended
  expect(code).toBe(75)
  expect(said).toMatch(/ĐÃ NHẬN 1 LẦN BẤM[\s\S]*THE NEW VERSION HAD TAKEN 1 PRESS/)
  expect([await box.version(), currentRelease(box.places)]).toEqual([box.before.version, box.before.release])
  expect(await box.presses()).toEqual(['before'])
  const [aside = ''] = readdirSync(box.places.backups).filter((name) => name.startsWith('left-by-0.9.3'))
  expect(readdirSync(join(box.places.backups, aside))).toEqual(expect.arrayContaining(['journal.sqlite', 'presses.txt', 'registry.json']))
})

it('an installer that is killed at the change leaves a hub that works, and the next one brings it to its end', LIMIT, async () => {
  const box = await running()
  await box.press('before')
  const later = laterVersion(first, join(work, 'later'), '0.9.5')
  const hold = join(box.root, 'systemd/hold')
  writeFileSync(hold, '')
  const updating = box.begin('sh', join(later, 'install.sh'), '--prefix', box.places.prefix)
  await until('systemd is asked for the change', () => box.calls().includes('\nrestart '), LONG_MS)
  updating.kill()
  expect(await box.version(), 'the old one works on').toBe(box.before.version)
  // What systemd was asked for it does, whoever is gone.
  rmSync(hold)
  await until('the new version runs', async () => (await box.version()) === '0.9.5', LONG_MS)
  expect(existsSync(box.places.underWay)).toBe(true)
  const again = await box.install(later)
  expect(again.said).toContain('was cut short')
  expect(again.code).toBe(0)
  expect([await box.version(), await box.presses()]).toEqual(['0.9.5', ['before']])
  expect([existsSync(box.places.underWay), readdirSync(box.places.backups)]).toEqual([false, box.backups()])
})
