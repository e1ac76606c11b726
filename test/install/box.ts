/** A box to install on: a throw-away root below a folder, with a stand-in for systemd on the installer's PATH. */
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Places, placesBelow } from '../../hub/install/places.ts'
import { putSystemFiles } from '../../hub/install/put-files.ts'
import { freePort } from '../harness/free-port.ts'
import { holdAt } from './hold.ts'

const STAND_IN = join(import.meta.dirname, 'systemctl.ts')

export type Ran = { code: number | null; said: string }

export type Box = Awaited<ReturnType<typeof openBox>>

/** @param like a box to be the same as, with its own doors: its files by other names */
export async function openBox(like?: { places: Places }) {
  const root = mkdtempSync(join(tmpdir(), 'chuong-box-'))
  const prefix = join(root, 'box')
  const places = placesBelow(prefix)
  const standIn = join(root, 'systemd')
  const bin = join(root, 'bin')
  const holds = join(root, 'holds')
  for (const folder of [standIn, bin, holds]) mkdirSync(folder)
  if (like) execFileSync('cp', ['-al', like.places.prefix, prefix])
  for (const name of ['systemctl', 'journalctl']) {
    writeFileSync(join(bin, name), `#!/bin/sh\nexec '${process.execPath}' '${STAND_IN}' ${name} "$@"\n`)
    chmodSync(join(bin, name), 0o755)
  }
  const [http, mqtt] = [await freePort(), await freePort()]
  mkdirSync(places.settings, { recursive: true })
  rmSync(places.hubEnv, { force: true })
  writeFileSync(places.hubEnv, `HUB_HTTP_PORT=${http}\nHUB_MQTT_PORT=${mqtt}\n`)
  if (like) {
    rmSync(places.command)
    putSystemFiles(places.current, places)
  }
  const env = { PATH: `${holds}:${bin}:/usr/sbin:/sbin:${process.env.PATH}`, STAND_IN: standIn, STAND_IN_PREFIX: prefix, LC_ALL: 'C.UTF-8' }
  const pid = () => (existsSync(join(standIn, 'pid')) ? Number(readFileSync(join(standIn, 'pid'), 'utf8')) : 0)

  function begin(program: string, ...args: string[]) {
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text
      })
    const ended = new Promise<Ran>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code) => resolve({ code, said }))
    })
    return { ended, said: () => said, pid: child.pid ?? 0, kill: () => child.kill('SIGKILL') }
  }

  return {
    root,
    places,
    httpUrl: `http://127.0.0.1:${http}`,
    mqttUrl: `mqtt://127.0.0.1:${mqtt}`,
    ports: { http, mqtt },
    begin,
    run: (program: string, ...args: string[]) => begin(program, ...args).ended,
    /** `sudo sh install.sh` of an unpacked release. */
    install: (release: string, ...args: string[]) => begin('sh', join(release, 'install.sh'), '--prefix', prefix, ...args).ended,
    command: (...args: string[]) => begin(places.command, ...args).ended,
    /** A program that the installer runs waits there, when its arguments have this in them. */
    hold: (program: string, args?: string) => holdAt(holds, program, args),
    /** systemd waits before its nth restart of the hub; returns what lets it go on. */
    holdRestart(nth: number) {
      writeFileSync(join(standIn, 'hold'), String(nth))
      return () => rmSync(join(standIn, 'hold'), { force: true })
    },
    restarts: () =>
      existsSync(join(standIn, 'calls')) ? (readFileSync(join(standIn, 'calls'), 'utf8').match(/^restart tieng/gm)?.length ?? 0) : 0,
    /** The hub's process, 0 when there is none. */
    pid,
    calls: () => (existsSync(join(standIn, 'calls')) ? readFileSync(join(standIn, 'calls'), 'utf8') : ''),
    log: () => (existsSync(join(standIn, 'log')) ? readFileSync(join(standIn, 'log'), 'utf8') : ''),
    close() {
      try {
        if (pid() > 0) process.kill(pid(), 'SIGKILL')
      } catch {}
      rmSync(root, { recursive: true, force: true })
    },
  }
}

/** Processes that run a program of hub/install from this place. */
export const installersOf = (place: string): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        return line.includes(place) && line.includes('hub/install/')
      } catch {
        return false
      }
    })
    .map(Number)
