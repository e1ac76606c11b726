/** No notice lives longer, and a timer cannot wait much longer. */
const MAX_WAIT_MS = 24 * 3_600_000

/**
 * @param header seconds, or an HTTP date (RFC 9110 §10.2.3)
 * @returns ms to wait from `now`; null when there is no such header or it cannot be read
 */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  if (header === undefined) return null
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), MAX_WAIT_MS)
}
