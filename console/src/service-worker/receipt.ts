/** Tells the hub what a person could see. Tried a few times at once: a receipt that comes later than the next step is worth nothing. */
const TRIES_MS = [0, 1000, 3000] as const

export async function sendReceipt(token: string | undefined, stage: 'shown' | 'opened'): Promise<void> {
  if (!token) return
  for (const wait of TRIES_MS) {
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    const answer = await fetch('/api/v1/push/receipts', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, stage }),
      signal: AbortSignal.timeout(5000),
    }).catch(() => null)
    // An answer is final, whichever it is; only silence and a stumbling hub are worth another try.
    if (answer && answer.status < 500) return
  }
}
