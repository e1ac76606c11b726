import { afterAll, beforeAll, expect, test } from 'vitest'
import { LOGO_MAX_BYTES } from '../../hub/contract/logo.ts'
import { type Hub, openHub } from './harness.ts'
import { populate, type World } from './world.ts'

let hub: Hub
let world: World
beforeAll(async () => {
  hub = await openHub()
  world = await populate(hub)
})
afterAll(() => hub.close())

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const shown = () => fetch(`${hub.url}/api/v1/logo`)

test('the sign of the office is shown to everybody, and taken away again', async () => {
  expect((await shown()).status).toBe(204)
  const set = (logo: string) => world.as('admin')('PATCH', '/settings', { logo })
  expect((await set(`data:image/png;base64,${PIXEL}`)).status).toBe(200)
  const answer = await shown()
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
  expect(Buffer.from(await answer.arrayBuffer()).toString('base64')).toBe(PIXEL)
  expect((await set('')).status).toBe(200)
  expect((await shown()).status).toBe(204)
})

test.each([
  ['a picture that could carry a script', 'data:image/svg+xml;base64,PHN2Zy8+'],
  ['a page', 'data:text/html;base64,PHN2Zy8+'],
  ['an address elsewhere', 'https://example.org/logo.png'],
  ['more than fits', `data:image/png;base64,${'A'.repeat(Math.ceil((LOGO_MAX_BYTES * 4) / 3) + 100)}`],
])('%s is refused', async (_, logo) => {
  expect((await world.as('admin')('PATCH', '/settings', { logo })).status).toBe(400)
})
