/**
 * When this phone last really showed a push. The worker writes it while no page is open, so it lies in the Cache API,
 * the one store that both can reach without ceremony.
 */
export const PROOF_CACHE = 'tieng-chuong-proof'
export const PROOF_KEY = '/proof/last-shown'

/** ms since 1970 by this device, or null: never. */
export async function lastShown(): Promise<number | null> {
  if (!('caches' in globalThis)) return null
  const kept = await (await caches.open(PROOF_CACHE)).match(PROOF_KEY)
  return kept ? Number(await kept.text()) || null : null
}

export async function keepShown(at: number): Promise<void> {
  await (await caches.open(PROOF_CACHE)).put(PROOF_KEY, new Response(String(at)))
}

/** From the worker to its pages. */
export type WorkerSays = { type: 'push-shown'; at: number; what: string }
/** From a page to a worker that waits. */
export type PageSays = { type: 'take-over' }
