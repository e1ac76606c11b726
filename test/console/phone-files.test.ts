/** What a patrol's phone has to fetch on a bad link: little, and nothing of the other pages. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { phoneFiles, readChunks } from '../../console/phone-files.ts'
import { builtPages } from '../harness/pages.ts'

const DIST = join(import.meta.dirname, '../../console/dist')
const MOST_KB = 200

beforeAll(async () => {
  await builtPages()
}, 120_000)

test(`the patrol page begins with at most ${MOST_KB} kB of JavaScript, gzipped`, () => {
  const chunks = [...phoneFiles(readChunks(DIST))]
    .filter((file) => file.endsWith('.js'))
    .map((file) => ({ file, kB: gzipSync(readFileSync(join(DIST, file)), { level: 9 }).byteLength / 1000 }))
    .sort((a, b) => b.kB - a.kB)
  const total = chunks.reduce((sum, { kB }) => sum + kB, 0)
  const list = chunks.map(({ file, kB }) => `${kB.toFixed(1)} kB ${file}`).join('\n')
  expect(chunks.length).toBeGreaterThan(1)
  expect(total, `${total.toFixed(1)} kB:\n${list}`).toBeLessThanOrEqual(MOST_KB)
})

test('the worker keeps what the patrol page needs, the shell and the icons, and no chunk of another page', () => {
  const worker = readFileSync(join(DIST, 'service-worker.js'), 'utf8')
  const kept = new Set([...worker.matchAll(/"?url"?:\s*["'`]([^"'`]+)["'`]/g)].map(([, url]) => url))
  const needed = phoneFiles(readChunks(DIST))
  expect([...needed].filter((file) => !kept.has(file))).toEqual([])
  expect([...kept].filter((url) => url?.startsWith('assets/') && !needed.has(url))).toEqual([])
  for (const file of ['index.html', 'icon-192.png', 'icon-512.png']) expect(kept).toContain(file)
  for (const page of ['duty-page', 'admin-page', 'shop-page', 'demo-page', 'maplibre', 'recharts'])
    expect(
      [...kept].filter((url) => url?.includes(page)),
      page,
    ).toEqual([])
})

test('a home screen shows it by its Vietnamese name, with an icon that may be cut round', () => {
  const manifest = JSON.parse(readFileSync(join(DIST, 'manifest.webmanifest'), 'utf8'))
  expect(manifest).toMatchObject({ id: '/patrol', name: 'Tiếng Chuông', lang: 'vi', start_url: '/patrol', display: 'standalone' })
  expect(manifest.icons.map(({ purpose }: { purpose?: string }) => purpose)).toContain('maskable')
})
