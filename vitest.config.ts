import { join, relative } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer } from 'vitest/node'
import { longFirst, secondsFrom } from './test/harness/long-first.ts'

const ROOT = import.meta.dirname
// Every program that a test starts would read two thousand files anew: half a second of a hub's start is that (node:module, compile cache).
process.env.NODE_COMPILE_CACHE ??= join(ROOT, '.cache/compile')

/** Long files first: as the last whole run on this machine has measured them, or as it came along. */
class LongFirst extends BaseSequencer {
  override async sort(files: Parameters<BaseSequencer['sort']>[0]) {
    const known = secondsFrom(join(ROOT, 'test/seconds.json'), join(ROOT, '.cache/test-seconds.json'))
    return longFirst(files, ({ moduleId }) => relative(ROOT, moduleId), known)
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/harness/one-run.ts'],
    setupFiles: ['test/harness/one-process.ts'],
    // For what will never come, on a machine that is ten times slower than this one.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    pool: 'forks',
    maxWorkers: 2,
    // A file needs up to two seconds for the hub's libraries alone: they are read once for each worker, not once for each file.
    isolate: false,
    sequence: { sequencer: LongFirst },
  },
})
