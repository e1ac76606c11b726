/** A worker for the line's test: it echoes, throws, hangs and dies when told. */
import { answer } from '../../hub/journal/line.ts'

const calls = {
  echo: (said: string) => said,
  fail: (why: string) => {
    throw new Error(why)
  },
  hang: () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0),
  die: () => process.exit(3),
}

export type Breaking = typeof calls

answer(calls)
