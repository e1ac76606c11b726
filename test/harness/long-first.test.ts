import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { longFirst, secondsFrom } from './long-first.ts'
import { temporaryFolder } from './temporary.ts'

const ROOT = join(import.meta.dirname, '../..')
const order = (files: string[], known: Record<string, number>) => longFirst(files, (file) => file, known)

test('the longest begins first; one that nobody has measured begins with the longest of its folder', () => {
  const known = { 'test/a/short.ts': 2, 'test/a/long.ts': 90, 'test/b/middle.ts': 40, 'test/b/quick.ts': 1 }
  const files = ['test/b/quick.ts', 'test/a/short.ts', 'test/c/elsewhere.ts', 'test/b/new.ts', 'test/b/middle.ts', 'test/a/long.ts']
  expect(order(files, known)).toEqual([
    'test/a/long.ts',
    'test/b/middle.ts',
    'test/b/new.ts',
    'test/a/short.ts',
    'test/b/quick.ts',
    'test/c/elsewhere.ts',
  ])
})

test('what was measured here goes before what came along, and nothing measured is no fault', () => {
  const here = join(temporaryFolder(), 'seconds.json')
  writeFileSync(here, '{"test/a.ts": 1}')
  const known = secondsFrom(join(ROOT, 'test/seconds.json'), here, '/nowhere.json')
  expect(known['test/a.ts']).toBe(1)
  expect(Object.keys(known).length).toBeGreaterThan(30)
})
