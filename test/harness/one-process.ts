/** Many files run in one process, one after the other: each leaves it as it found it, or the next would fail for it. */
import { afterAll, expect } from 'vitest'

const folder = process.cwd()
const before = { ...process.env }

afterAll(() => {
  const names = new Set([...Object.keys(before), ...Object.keys(process.env)])
  const changed = [...names].filter((name) => before[name] !== process.env[name])
  expect(changed, 'environment variables that this file left changed (vi.stubEnv, vi.unstubAllEnvs)').toEqual([])
  expect(process.cwd()).toBe(folder)
})
