/** The drawing itself, in a thread of its own: see print.ts. */
import { parentPort } from 'node:worker_threads'
import { draw } from './draw.ts'
import type { Paper } from './paper.ts'

parentPort?.on('message', (paper: Paper) => {
  draw(paper).then(
    (bytes) => parentPort?.postMessage(bytes),
    () => parentPort?.postMessage(null),
  )
})
