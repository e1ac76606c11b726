/**
 * When this phone last really showed a push, and whether a page was in sight then: only one shown with the screen off
 * proves that it can be woken. The worker writes it while no page is open, so it lies in the Cache API, the one store that both
 * can reach without ceremony.
 */
const PROOF_CACHE = 'tieng-chuong-proof'

export type Proof = {
  /** ms since 1970 by this device. */
  at: number
  /** The subscription it came to; a later one proves nothing of it. Null: the browser did not say. */
  endpoint: string | null
}
export type Proofs = {
  /** The last that was shown at all. */
  shown: Proof | null
  /** The last that was shown while no page of ours was in sight. */
  away: Proof | null
}

export async function lastProofs(): Promise<Proofs> {
  if (!('caches' in globalThis)) return { shown: null, away: null }
  const cache = await caches.open(PROOF_CACHE)
  const read = async (name: keyof Proofs) => (await cache.match(`/proof/${name}`))?.json() as Promise<Proof> | undefined
  return { shown: (await read('shown')) ?? null, away: (await read('away')) ?? null }
}

export async function keepProof(proof: Proof, away: boolean): Promise<void> {
  const cache = await caches.open(PROOF_CACHE)
  for (const name of away ? ['shown', 'away'] : ['shown']) await cache.put(`/proof/${name}`, Response.json(proof))
}

/** From the worker to its pages. */
export type WorkerSays =
  | { type: 'push-shown'; at: number; what: string; away: boolean }
  | { type: 'resubscribe' }
  /** A notification was touched: that alarm is to be seen. */
  | { type: 'choose'; incident: string }
  /** A notification of a shop was touched. */
  | { type: 'go'; path: string }
/** From a page to a worker that waits. */
export type PageSays = { type: 'take-over' }
