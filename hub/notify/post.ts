/** One push over the wire: one POST, and what came back. */
import type { ClientRequest } from 'node:http'
import { type Agent, request } from 'node:https'
import webpush from 'web-push'
import type { ProbeUrgency } from '../contract/shift-events.ts'
import type { Clock } from '../desk/clock.ts'
import type { PushKeys } from '../desk/ports/registry-change.ts'

/** From the first packet to the last. A push service answers in well under a second. */
export const ANSWER_MS = 5000
/** A refusal's explanation is for the log. */
const EXPLANATION_CHARS = 300
const EXPLANATION_BYTES = 64 * 1024

export type Push = { payload: string; topic: string; ttlSeconds: number; authorization: string; urgency?: ProbeUrgency }
export type Reply = { status: number; retryAfter?: string; explanation: string } | { failed: string }

/**
 * web-push encrypts and makes the headers; the sending is ours, because the library's own times only the silence of a socket,
 * keeps an answer of any length, cannot be given up, and reads the address by another parser than the one it was judged by.
 */
export function createPost({ clock, agent }: { clock: Clock; agent: Agent }) {
  const open = new Set<ClientRequest>()

  return {
    /** @throws when the subscription's keys are not keys */
    async post(
      { endpoint, p256dh, auth }: PushKeys,
      { payload, topic, ttlSeconds, authorization, urgency = 'high' }: Push,
    ): Promise<Reply> {
      const { headers, body } = webpush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
        TTL: ttlSeconds,
        urgency,
        topic,
        headers: { Authorization: authorization },
      })
      return await new Promise<Reply>((resolve) => {
        let reply: Reply = { failed: 'closed without an answer' }
        const sent = request(new URL(endpoint), { method: 'POST', headers, agent }, (response) => {
          const retryAfter = response.headers['retry-after']
          const answer = { status: response.statusCode ?? 0, ...(retryAfter !== undefined && { retryAfter }), explanation: '' }
          reply = answer
          let bytes = 0
          response.on('data', (chunk: Buffer) => {
            bytes += chunk.length
            if (answer.explanation.length < EXPLANATION_CHARS) answer.explanation += chunk.toString('utf8', 0, EXPLANATION_CHARS)
            if (bytes > EXPLANATION_BYTES) sent.destroy()
          })
          response.on('error', () => {})
        })
        const limit = clock.after(ANSWER_MS, () => sent.destroy(new Error(`no answer within ${ANSWER_MS / 1000} s`)))
        open.add(sent)
        sent.on('error', (error: Error & { code?: string }) => {
          if ('failed' in reply) reply = { failed: error.code ?? error.message }
        })
        sent.on('close', () => {
          limit.cancel()
          open.delete(sent)
          resolve(reply)
        })
        sent.end(body)
      })
    },

    /** Gives up what is under way. */
    close(): void {
      for (const sent of open) sent.destroy(new Error('the hub is closing'))
      agent.destroy()
    },
  }
}
export type Post = ReturnType<typeof createPost>
