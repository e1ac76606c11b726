import type { Problem } from '../../../hub/contract/api.ts'
import { ApiError } from './api-error.ts'

export const API = '/api/v1'
/** Longer than a slow disk makes the hub wait, shorter than an officer's patience. */
const TIMEOUT_MS = 10_000

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One request to the hub; a Blob goes as it is, with its own type. @throws ApiError, and nothing else. */
export async function call<Answer = void>(method: Method, path: string, body?: unknown): Promise<Answer> {
  const response = await send(method, path, body)
  if (response.status === 204) return undefined as Answer
  const text = await response.text().catch(() => '')
  const json = parse(text)
  if (response.ok) return json as Answer
  const problem = isProblem(json) ? json : null
  throw new ApiError(problem?.code ?? 'unexpected', response.status, problem)
}

async function send(method: Method, path: string, body: unknown): Promise<Response> {
  try {
    return await fetch(API + path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body instanceof Blob ? { headers: { 'content-type': body.type }, body } : {}),
      ...(body === undefined || body instanceof Blob
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
  } catch (cause) {
    throw new ApiError(cause instanceof DOMException && cause.name === 'TimeoutError' ? 'timeout' : 'unreachable', 0)
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isProblem = (json: unknown): json is Problem =>
  typeof json === 'object' && json !== null && typeof (json as { code?: unknown }).code === 'string'
