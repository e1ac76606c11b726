/** Asks a running hub on this machine, with the key of its data folder. */
import type { BoxDoor } from './box.ts'
import type { Problem } from './contract/api.ts'

export type BoxAnswer<T> = { ok: true; body: T } | { ok: false; status: number; problem: Problem }

const ANSWER_MS = 10_000

/** Rejects when nobody answers there: the hub that left word was killed, or hangs. */
export async function askBox<T>(
  { http, key }: Pick<BoxDoor, 'http' | 'key'>,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
): Promise<BoxAnswer<T>> {
  const answer = await fetch(`${http}/api/v1/box${path}`, {
    method,
    headers: { authorization: `Box ${key}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(ANSWER_MS),
  })
  const said: unknown = await answer.json()
  return answer.ok ? { ok: true, body: said as T } : { ok: false, status: answer.status, problem: said as Problem }
}
