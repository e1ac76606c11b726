/**
 * Presses while the hub takes a backup of years, seals it, opens the seal again and brings it to a folder of the same disk, which is the
 * worst there is: the journal's fsync waits behind the copy's. The same presses without a backup stand beside it.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chooseFolder } from '../../hub/backup/folder.ts'
import { newKey } from '../../hub/backup/seal.ts'
import { KEEP } from '../../hub/contract/backup-settings.ts'
import { ADMIN, type Town } from '../harness/town.ts'
import { connectButtons } from './buttons.ts'
import { signIn } from './console.ts'
import { spread } from './figures.ts'
import { writeHistory } from './history.ts'
import { newFolder } from './leave-nothing.ts'
import { runHub } from './our-hub.ts'
import type { Section } from './table.ts'
import { pause, within } from './within.ts'

const WARM_UP = 200
const AT_REST = 500
const BETWEEN_MS = 10
const LIMIT_MS = 240_000

export async function pressDuringBackup(town: Town, events: number): Promise<Section> {
  const [folder, place] = [newFolder(), newFolder()]
  const { recipient } = await newKey()
  const registry = JSON.parse(town.file) as { settings: Record<string, unknown> }
  const since = new Date().toISOString()
  registry.settings.backups = {
    ...{ at: '03:30', seal: { kind: 'key', recipient }, keep: KEEP },
    places: [{ id: 'usb', name: 'USB', kind: 'folder', path: place, since }],
  }
  writeFileSync(join(folder, 'registry.json'), JSON.stringify(registry))
  await writeHistory(folder, town, events)
  const hub = await runHub(folder, town)
  const { hubId } = JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8')) as { hubId: string }
  await chooseFolder(place, hubId, 'usb')
  const admin = await signIn(hub.httpUrl, ADMIN)
  const [button] = await connectButtons(hub, 1)
  if (!button) throw new Error('no button')
  let pressed = 0
  const press = () => within(10_000, 'a PUBACK', button.press(`backup-${++pressed}`))
  const isStored = () => readdirSync(place).some((name) => name.endsWith('.chuong.age'))

  for (let n = 0; n < WARM_UP; n += 1) await press()
  const quiet: number[] = []
  for (let n = 0; n < AT_REST; n += 1) {
    quiet.push(await press())
    await pause(BETWEEN_MS)
  }
  const began = performance.now()
  await admin.call('POST', '/backup/run')
  const during: number[] = []
  while (!isStored() && performance.now() - began < LIMIT_MS) {
    during.push(await press())
    await pause(BETWEEN_MS)
  }
  const seconds = (performance.now() - began) / 1_000
  const stored = isStored()
  button.end()
  await hub.stop()
  if (!stored) throw new Error('no backup was stored')
  const row = (who: string, took: number[]) => ({ who, values: Object.values(spread(took)) })
  return {
    title: `Press to PUBACK while a backup of ${events} events is taken: one button, a press every ${BETWEEN_MS} ms`,
    columns: ['p50 ms', 'p99 ms', 'max ms'],
    rows: [row(`during the backup, ${during.length} presses`, during), row(`without it, ${quiet.length} presses`, quiet)],
    targets: { 'max ms': 100 },
    note: `The backup was stored, sealed and read back after ${seconds.toFixed(1)} s, on the disk of the hub itself.`,
  }
}
