/**
 * `npm run bench`: the alarm path's figures beside its peers, on this machine, over loopback. It stops by itself and leaves nothing.
 * `-- --json FILE` writes the figures down as well; `-- --only rest,burst,radio,start,storm,rounds,quality,retention,backup` measures a part.
 */
import { writeFileSync } from 'node:fs'
import { cpus, release, type } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildConsoleIfStale } from '../../hub/console-build.ts'
import { townOf } from '../harness/town.ts'
import { burst } from './burst.ts'
import { fsyncs } from './disk.ts'
import { ourHub } from './our-hub.ts'
import { missingPeers, peers } from './peers.ts'
import { pressAtRest } from './press-at-rest.ts'
import { pressDuringBackup } from './press-during-backup.ts'
import { quality } from './quality.ts'
import { radio } from './radio.ts'
import { retention } from './retention.ts'
import { rounds } from './rounds.ts'
import { start } from './start.ts'
import { storm } from './storm.ts'
import { missed, type Section, table } from './table.ts'

const LIMIT_MS = 10 * 60_000
const AT_REST = 300
const BURST = 1_000
const HISTORY = 100_000
/** Years of a commune. */
const BACKED_UP = 200_000
const MANY = 10_000
const STORM = 2_000

const say = (text: string) => void process.stdout.write(`${text}\n`)

async function main(): Promise<void> {
  const { json, only } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } }).values
  const wanted = (part: string) => only === undefined || only.split(',').includes(part)
  // Or the first start of the hub would do it while it is being measured.
  await buildConsoleIfStale(join(import.meta.dirname, '..', '..'), () => say('Building the console …')).catch((error: Error) =>
    say(error.message),
  )
  const town = await townOf(BURST)
  const contestants = [ourHub(town), ...peers]
  const disk = fsyncs()

  say(`${type()} ${release()} · ${cpus().length} × ${cpus()[0]?.model ?? 'CPU'} · Node ${process.version} · loopback`)
  say(`One fsync of 4 kB on this disk: p50 ${disk.p50.toFixed(2)} ms, p99 ${disk.p99.toFixed(2)} ms`)
  for (const line of missingPeers) say(line)
  say('')

  const sections: Section[] = []
  const add = (...found: Section[]) => {
    sections.push(...found)
    for (const section of found) say(table(section))
  }
  if (wanted('rest')) add(...(await pressAtRest(contestants, AT_REST)))
  if (wanted('burst')) add(await burst(contestants, BURST))
  if (wanted('radio')) add(...(await radio(town, AT_REST)))
  if (wanted('start')) add(await start(town, HISTORY))
  if (wanted('storm')) add(await storm(await townOf(STORM + 1)))
  if (wanted('rounds')) add(await rounds(await townOf(MANY / 4, 4)))

  if (wanted('quality')) add(await quality())
  if (wanted('retention')) add(await retention(HISTORY))
  if (wanted('backup')) add(await pressDuringBackup(await townOf(32), BACKED_UP))

  const short = sections.flatMap(missed)
  say(short.length === 0 ? 'Every target is met.' : `Not met: ${short.join('; ')}`)
  if (json !== undefined) {
    const machine = { system: `${type()} ${release()}`, cpus: cpus().length, node: process.version, fsync: disk }
    writeFileSync(json, `${JSON.stringify({ at: new Date().toISOString(), machine, sections }, null, 2)}\n`)
  }
}

setTimeout(() => {
  process.stderr.write(`The benchmark did not end within ${LIMIT_MS / 60_000} minutes.\n`)
  process.exit(1)
}, LIMIT_MS).unref()
await main()
// Children and folders go with the process: leave-nothing.ts.
process.exit(0)
