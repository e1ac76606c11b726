/** `npm run doctor`: one page of plain sentences on how the hub and its machine are, and for every fault what to do. */
import { setTimeout as pause } from 'node:timers/promises'
import { asTyped } from '../as-typed.ts'
import { systemClock } from '../clock.ts'
import { readConfig } from '../config.ts'
import { leave } from '../leave.ts'
import { becomeOwnerOf } from '../own-user.ts'
import { doctor } from './doctor.ts'
import { realWorld } from './real-world.ts'

becomeOwnerOf(readConfig({ HUB_DATA_DIR: process.env.HUB_DATA_DIR }).dataDir)
const code = await doctor(process.argv.slice(2), {
  clock: systemClock,
  world: () => realWorld(process.env, systemClock),
  say: (text) => void process.stdout.write(`${asTyped(text)}\n`),
  // One that keeps the process alive, unlike the clock's.
  pause: (ms) => pause(ms),
})
// A name server that does not answer would hold the terminal for as long again as the page took.
await new Promise<void>((resolve) => process.stdout.write('', () => resolve()))
await leave(code)
