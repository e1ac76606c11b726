/** One request over HTTP, and the status of its answer: no redirect is followed, and nothing of the answer is read. */
import { request as plain } from 'node:http'
import { request as secure } from 'node:https'
import type { SecureContext } from 'node:tls'

export type HttpCall = { url: string; method: 'GET' | 'POST'; headers?: Record<string, string>; body?: string }
/** Rejects when there is no answer, with Node's `code`. */
export type Call = (call: HttpCall, signal: AbortSignal) => Promise<number>

/** @param secureContext whom it believes beside the usual roots; null: nobody */
export function httpCaller(secureContext: SecureContext | null): Call {
  return ({ url, method, headers = {}, body = '' }, signal) =>
    new Promise((resolve, reject) => {
      const length = { 'content-length': String(Buffer.byteLength(body)) }
      const options = {
        ...{ method, signal, headers: { ...headers, ...(method === 'POST' && length) } },
        // A connection each time: one that stands half open would carry the next beat into nothing.
        agent: false,
        ...(secureContext && { secureContext }),
      }
      const request = (url.startsWith('https:') ? secure : plain)(url, options, (response) => {
        resolve(response.statusCode ?? 0)
        response.destroy()
      })
      request.once('error', reject)
      request.end(method === 'POST' ? body : undefined)
    })
}
