/** The reading itself, in a thread of its own: see sheet.ts. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Known } from './known.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { readRows } from './rows.ts'

export type Sheet = { format: 'csv' | 'xlsx'; bytes: Uint8Array; known: Known }

const { format, bytes, known } = workerData as Sheet
const table = format === 'csv' ? readCsv(bytes) : await readXlsx(bytes)
parentPort?.postMessage('unreadable' in table ? table : readRows(table, known))
