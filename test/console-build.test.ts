import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildConsoleIfStale, isConsoleStale } from '../hub/console-build.ts'

const BUILT_AT = new Date('2026-11-22T03:00:00Z')
const BEFORE = new Date('2026-11-22T02:00:00Z')
const AFTER = new Date('2026-11-22T04:00:00Z')

let root: string
function put(path: string, at: Date): void {
  const file = join(root, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, '')
  utimesSync(file, at, at)
  utimesSync(dirname(file), BEFORE, BEFORE)
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'console-build-'))
  put('console/src/duty/duty.tsx', BEFORE)
  put('hub/contract/views.ts', BEFORE)
  put('package-lock.json', BEFORE)
  put('console/dist/index.html', BUILT_AT)
  utimesSync(join(root, 'console/src'), BEFORE, BEFORE)
})
afterEach(() => rmSync(root, { recursive: true }))

test('a build newer than everything it is made of is left alone', async () => {
  expect(await isConsoleStale(root)).toBe(false)
  expect(await buildConsoleIfStale(root)).toBe('fresh')
})

test.each([
  'console/src/duty/duty.tsx',
  'console/src/patrol.tsx',
  'console/vite.config.ts',
  'hub/contract/views.ts',
  'docs/vi/so-tay.md',
  'package-lock.json',
])('a change of %s asks for a new build', async (path) => {
  put(path, AFTER)
  expect(await isConsoleStale(root)).toBe(true)
})

test('no build at all asks for one', async () => {
  rmSync(join(root, 'console/dist'), { recursive: true })
  expect(await isConsoleStale(root)).toBe(true)
})

test('a build that fails says why and leaves the old pages standing', async () => {
  put('console/src/duty/duty.tsx', AFTER)
  await expect(buildConsoleIfStale(root)).rejects.toThrow('could not be built')
  expect(await isConsoleStale(root)).toBe(true)
  rmSync(join(root, 'console/src/duty/duty.tsx'))
  utimesSync(join(root, 'console/src/duty'), BEFORE, BEFORE)
  expect(await isConsoleStale(root)).toBe(false)
})
