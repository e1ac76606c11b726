import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Hub, openHub } from './harness.ts'

let hub: Hub
let own: string
beforeAll(async () => {
  hub = await openHub()
  own = new URL(hub.url).host
})
afterAll(() => hub.close())

const asked = async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', headers: Record<string, string>) => {
  const { status, body } = await hub.as(null)(method, method === 'PATCH' ? '/settings' : '/session', undefined, headers)
  return status === 403 ? (body as { code: string }).code : 'passed'
}

test.each(['POST', 'PATCH', 'DELETE'] as const)('%s from a page of another host is refused', async (method) => {
  expect(await asked(method, { origin: 'https://elsewhere.example' })).toBe('foreign-origin')
})

test('a page of this very host passes, and so does a script, which has no origin', async () => {
  expect(await asked('POST', { origin: `http://${own}` })).toBe('passed')
  expect(await asked('POST', {})).toBe('passed')
})

test.each(['null', '', 'http://', 'http://127.0.0.1', 'http://localhost:1'])('the origin "%s" does not pass', async (origin) => {
  expect(await asked('POST', { origin })).toBe('foreign-origin')
})

test('reading is nobody’s harm: a GET passes whatever its origin', async () => {
  expect(await asked('GET', { origin: 'https://elsewhere.example' })).toBe('passed')
})
