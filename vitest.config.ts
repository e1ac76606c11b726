import { defineConfig } from 'vitest/config'
import { BaseSequencer } from 'vitest/node'
import { byWeight } from './test/harness/long-first.ts'

/** Long files first: at the end no core waits for one file that began late. */
class LongFirst extends BaseSequencer {
  override async sort(files: Parameters<BaseSequencer['sort']>[0]) {
    return byWeight(files, ({ moduleId }) => moduleId)
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
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
