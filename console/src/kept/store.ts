/** What this phone keeps for a dead spot: one small store that the page and its worker both reach, and wipe. */
import { clear, createStore, get, update } from 'idb-keyval'

const kept = createStore('tieng-chuong-phone', 'kept')
/** Where the browser keeps nothing (a private window, a broken disk) it lasts as long as the page. */
const memory = new Map<string, unknown>()
let broken = false
/** A database that does not even open must not hold up what a thumb has pressed. */
const ANSWERS_WITHIN_MS = 2_000

const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('tieng-chuong-kept') : null
const readers = new Set<() => void>()
channel?.addEventListener('message', () => tell())

function tell(): void {
  for (const read of readers) read()
}

/** Called whenever something kept was changed, here, in another page or in the worker; returns how to stop. */
export function onKept(read: () => void): () => void {
  readers.add(read)
  return () => void readers.delete(read)
}

export async function readKept<Value>(key: string): Promise<Value | undefined> {
  return (await attempt(() => get<Value>(key, kept))) ?? (memory.get(key) as Value | undefined)
}

/** Reads and writes in one transaction, so that page and worker cannot overwrite each other. `undefined` forgets. */
export async function changeKept<Value>(key: string, next: (old: Value | undefined) => Value | undefined): Promise<Value | undefined> {
  let value: Value | undefined
  const done = await attempt(async () => {
    await update<Value | undefined>(
      key,
      (old) => {
        value = next(old)
        return value
      },
      kept,
    )
    return true
  })
  if (!done) {
    value = next(memory.get(key) as Value | undefined)
    memory.set(key, value)
  }
  tell()
  channel?.postMessage(key)
  return value
}

/** Nothing of this person stays. */
export async function forgetKept(): Promise<void> {
  memory.clear()
  await attempt(() => clear(kept))
  tell()
  channel?.postMessage('')
}

async function attempt<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
  if (broken || !('indexedDB' in globalThis)) return undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the store does not answer')), ANSWERS_WITHIN_MS)
  })
  try {
    return await Promise.race([work(), late])
  } catch {
    broken = true
    return undefined
  } finally {
    clearTimeout(timer)
  }
}
