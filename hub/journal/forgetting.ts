/** How the past is struck out beside a running hub: a press that comes meanwhile waits for one small step at most. */
import { setTimeout as rest } from 'node:timers/promises'
import type { Journal } from '../desk/ports/journal.ts'
import type { Cursor, Strikes } from './due.ts'
import type { Line } from './line.ts'
import type { Reader } from './reader.ts'
import type { Writer } from './writer.ts'

/** A step takes about this long, ms: less than the disk needs to make a press safe. */
const STEP_MS = 3
/** After it the disk rests so many times as long. */
const REST = 3
const LEAST_ROWS = 10
const MOST_ROWS = 400
/** Looked for at a time. */
const PAGE = 2_000
const AUDIT_ROWS = 200

type Deps = {
  read: Line<Reader>['call']
  write: Line<Writer>['call']
  /** Resolves when the appends that wait are on disk. */
  first(): Promise<void>
  isClosing(): boolean
}

export function forgetting({ read, write, first, isClosing }: Deps): Journal['forget'] {
  let rows = LEAST_ROWS
  let lastMs = 0

  /** Appends first, those of this turn as well. Real time and not the clock's: it is the disk that rests. */
  const turn = async (restMs: number) => {
    await rest(restMs)
    await first()
  }

  return async (what, mayGoOn) => {
    const stops = () => isClosing() || !mayGoOn()
    const strikeAll = async ({ seqs, over }: Strikes): Promise<boolean> => {
      for (let from = 0; from < seqs.length || from === 0; ) {
        if (stops()) return false
        await turn(lastMs * REST)
        const end = Math.min(seqs.length, from + rows)
        lastMs = await write('strike', { seqs: seqs.slice(from, end), over: end === seqs.length ? over : [] }, what.outages)
        rows = Math.max(LEAST_ROWS, Math.min(MOST_ROWS, Math.round((rows * STEP_MS) / Math.max(0.5, lastMs))))
        if (end === seqs.length) break
        from = end
      }
      return true
    }

    if (stops()) return false
    const { bound } = await read('pastDue', what.before, what.now)
    await first()
    await write('beginForgetting', what, bound)
    let cursor: Cursor | null = null
    for (;;) {
      const strikes: Strikes = await read('toStrike', what, bound, cursor, PAGE)
      const isNothing = strikes.seqs.length + strikes.over.length === 0
      if (isNothing && strikes.cursor === null) break
      if (!isNothing && !(await strikeAll(strikes))) return false
      cursor = strikes.cursor
    }
    for (let more = true; more; ) {
      if (stops()) return false
      await turn(STEP_MS * REST)
      more = await write('strikeAudit', AUDIT_ROWS)
    }
    await turn(0)
    return write('endForgetting', what.before)
  }
}
