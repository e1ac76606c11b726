/** The power of the box is cut in the middle of an update: what systemd runs at the next boot brings a hub up, and the next update its end. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFailed, onTestFinished } from 'vitest'
import { currentRelease, placesBelow } from '../../hub/install/places.ts'
import { versionOf } from '../../hub/install/releases.ts'
import { signIn } from '../harness/api.ts'
import { connectButton } from '../harness/button.ts'
import { commune, PASSWORD } from '../harness/commune.ts'
import { freePort } from '../harness/free-port.ts'
import { type Mounted, NOT_HERE, WHY_NO_CUTS } from '../harness/power-cut/mounted.ts'
import { cutsOf, openPowerCuts } from '../harness/power-cut/power-cut.ts'
import { temporaryFolder } from '../harness/temporary.ts'
import { bundle, laterVersion } from './bundle.ts'

const CUTS = cutsOf(1)
const MEGABYTES = 2_048
const STAND_IN = join(import.meta.dirname, 'systemctl.ts')

/** A machine whose disk is `disk`: systemd's stand-in keeps nothing on it, as the real one loses everything with the power. */
async function machine(disk: Mounted) {
  const root = temporaryFolder()
  const [bin, state] = [join(root, 'bin'), join(root, 'systemd')]
  for (const folder of [bin, state]) mkdirSync(folder)
  for (const name of ['systemctl', 'journalctl'])
    writeFileSync(join(bin, name), `#!/bin/sh\nexec '${process.execPath}' '${STAND_IN}' ${name} "$@"\n`, { mode: 0o755 })
  const [http, mqtt] = [await freePort(), await freePort()]
  const inside = placesBelow(disk.at)
  const seen = placesBelow(disk.seen())
  mkdirSync(seen.settings, { recursive: true })
  rmSync(seen.hubEnv, { force: true })
  writeFileSync(seen.hubEnv, `HUB_HTTP_PORT=${http}\nHUB_MQTT_PORT=${mqtt}\n`)
  const env = { PATH: `${bin}:/usr/sbin:/sbin:${process.env.PATH}`, STAND_IN: state, STAND_IN_PREFIX: inside.prefix, LC_ALL: 'C.UTF-8' }
  const read = (name: string) => (existsSync(join(state, name)) ? readFileSync(join(state, name), 'utf8') : '')
  const off = () => {
    try {
      if (read('pid')) process.kill(Number(read('pid')), 'SIGKILL')
    } catch {}
  }
  onTestFinished(off)
  onTestFailed(() => void process.stderr.write(read('log').slice(-2_000)))
  const httpUrl = `http://127.0.0.1:${http}`
  return {
    seen,
    off,
    mqttUrl: `mqtt://127.0.0.1:${mqtt}`,
    install: (release: string, ...args: string[]) => disk.run('sh', [join(release, 'install.sh'), '--prefix', inside.prefix, ...args], env),
    boot: () => disk.run('systemctl', ['start', 'tieng-chuong.service'], env),
    version: async () => (await (await fetch(`${httpUrl}/api/v1/health`)).json()).version as string,
    async presses(): Promise<string[]> {
      const boss = await signIn(httpUrl, 'boss', PASSWORD)
      const { items } = await boss.get('/incidents?limit=500')
      const found: string[] = []
      for (const { id } of items) for (const { press } of (await boss.get(`/incidents/${id}`)).timeline) if (press) found.push(press)
      return found
    },
    halfMade: () => [
      ...readdirSync(seen.program).filter((name) => !/^(releases|current|previous|install\.lock)$/.test(name)),
      ...readdirSync(seen.releases).filter((name) => name.startsWith('.')),
      ...readdirSync(seen.backups).filter((name) => !/^before-.*\d\.chuong$/.test(name)),
    ],
  }
}

it.skipIf(WHY_NO_CUTS !== null)(
  `${CUTS} power cuts in the middle of an update: the box boots with the old version or the new, no press is lost, and the next update comes to its end${NOT_HERE}`,
  { timeout: 900_000 + CUTS * 240_000 },
  async () => {
    const town = await commune()
    await town.stop()
    const work = temporaryFolder()
    const first = bundle(join(work, 'first'))
    const later = laterVersion(first, join(work, 'later'), '0.9.0')
    const cuts = await openPowerCuts(MEGABYTES, async (disk) => {
      const box = await machine(disk)
      expect(await box.install(first, '--no-systemd')).toMatchObject({ code: 0 })
      cpSync(town.folder, box.seen.data, { recursive: true })
    })
    const box = await machine(cuts.disk)
    expect(await box.boot()).toMatchObject({ code: 0 })
    const old = await box.version()
    const begins = cuts.now()
    const acknowledged: { press: string; moment: number }[] = []
    /** What the installer has come to, and when: each is a moment that a long copy would hide. */
    const steps = new Map<string, number>()
    const button = await connectButton(box.mqttUrl, town.credentials('counter'))
    let isOver = false
    const pressing = (async () => {
      for (let n = 0; !isOver; n += 1) {
        // While the hub is away the button tries again, as buttons do.
        await button.press({ press: `p${n}`, at: new Date().toISOString() })
        acknowledged.push({ press: `p${n}`, moment: cuts.now() })
        const has = (path: string) => existsSync(path)
        const { underWay, backups, current } = box.seen
        const step = [has(underWay), has(join(backups, 'wish-copy')), has(join(backups, 'data-before-update')), readlinkSync(current)].join(
          ' ',
        )
        if (!steps.has(step)) steps.set(step, cuts.now())
      }
    })()
    const updated = await box.install(later)
    isOver = true
    await pressing
    expect(updated.code, updated.said).toBe(0)
    expect(await box.version()).toBe('0.9.0')
    steps.set('over', cuts.now())
    await button.end()
    box.off()

    const moments = [...steps.values(), ...acknowledged.map(({ moment }) => moment)]
    const ends = new Set<string>()
    for (const cut of cuts.plan(CUTS, begins, moments))
      await cuts.after(cut, async (disk) => {
        const after = await machine(disk)
        const promised = acknowledged.filter(({ moment }) => moment <= cut.moment).map(({ press }) => press)
        expect(await after.boot()).toMatchObject({ code: 0 })
        const runs = await after.version()
        expect(runs).toBeOneOf([old, '0.9.0'])
        expect(versionOf(currentRelease(after.seen) ?? '')).toBe(runs)
        expect(await after.presses()).toEqual(expect.arrayContaining(promised))
        const again = await after.install(later)
        expect(again.code, again.said).toBe(0)
        expect(await after.version()).toBe('0.9.0')
        expect(await after.presses()).toEqual(expect.arrayContaining(promised))
        expect(after.halfMade()).toEqual([])
        ends.add(runs)
        after.off()
      })
    expect(ends.size).toBeGreaterThan(0)
  },
)
