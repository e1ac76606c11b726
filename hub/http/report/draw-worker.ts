/** The drawing itself, in a thread of its own: see print.ts. */
import { parentPort, workerData } from 'node:worker_threads'
import { draw } from './draw.ts'
import type { Paper } from './paper.ts'

parentPort?.postMessage(await draw(workerData as Paper))
