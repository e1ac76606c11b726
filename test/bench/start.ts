/** From the start of the process to the line "ready", buttons may connect: with nothing behind it, and with years. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Town } from '../harness/town.ts'
import { median } from './figures.ts'
import { keepSnapshot, writeHistory } from './history.ts'
import { newFolder } from './leave-nothing.ts'
import { runHub } from './our-hub.ts'
import type { Section } from './table.ts'

const STARTS = 3

export async function start(town: Town, events: number): Promise<Section> {
  const folder = newFolder()
  writeFileSync(join(folder, 'registry.json'), town.file)
  const empty = await startsOf(folder, town)
  const full = newFolder()
  writeFileSync(join(full, 'registry.json'), town.file)
  await writeHistory(full, town, events)
  const replayed = await startsOf(full, town)
  await keepSnapshot(full)
  const resumed = await startsOf(full, town)
  return {
    title: `Start of the hub to "ready": ${town.credentials.length} buttons, median of ${STARTS} starts`,
    columns: ['ms'],
    rows: [
      { who: 'no history', values: [empty] },
      { who: `${events} events, with a snapshot`, values: [resumed] },
      { who: `${events} events, every one replayed`, values: [replayed] },
    ],
  }
}

async function startsOf(folder: string, town: Town): Promise<number> {
  const took: number[] = []
  for (let start = 0; start < STARTS; start += 1) {
    const began = performance.now()
    const hub = await runHub(folder, town)
    took.push(performance.now() - began)
    await hub.stop()
  }
  return median(took)
}
