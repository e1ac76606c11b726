import type { PageSays } from './proof.ts'

export const hasWorker = (): boolean => 'serviceWorker' in navigator

/**
 * Registers the worker at once and brings in a new one only in a calm moment: a page that reloads while something rings
 * is a page that does not ring.
 * @param calm asked again every few seconds while a new worker waits
 * @returns how to stop
 */
export function registerWorker(calm: () => boolean): () => void {
  if (!hasWorker()) return () => undefined
  let takingOver = false
  let stopped = false
  const hadController = navigator.serviceWorker.controller !== null
  const registered = navigator.serviceWorker.register('/service-worker.js', { scope: '/' }).catch(() => null)

  const look = async () => {
    const waiting = (await registered)?.waiting
    if (stopped || takingOver || !waiting || !calm()) return
    takingOver = true
    waiting.postMessage({ type: 'take-over' } satisfies PageSays)
  }
  const changed = () => {
    if (hadController && takingOver && !stopped && calm()) location.reload()
  }
  const timer = setInterval(() => void look(), 5000)
  navigator.serviceWorker.addEventListener('controllerchange', changed)
  return () => {
    stopped = true
    clearInterval(timer)
    navigator.serviceWorker.removeEventListener('controllerchange', changed)
  }
}
