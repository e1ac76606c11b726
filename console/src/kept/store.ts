/** What this phone keeps for a dead spot: one small store that the page and its worker both reach, and wipe. */
import { clear, createStore, get, update } from 'idb-keyval'

const kept = createStore('tieng-chuong-phone', 'kept')
/** What was last read or written, for a browser that keeps nothing (a private window) or does not answer: it lasts as long as the page. */
const memory = new Map<string, unknown>()
let broken = false
/** A database that does not even open must not hold up what a thumb has pressed. */
const ANSWERS_WITHIN_MS = 3_000

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
  const read = await attempt(() => get<Value>(key, kept))
  if (read) memory.set(key, read.value)
  return memory.get(key) as Value | undefined
}

/** Reads and writes in one transaction, so that page and worker cannot overwrite each other. `undefined` forgets. */
export async function changeKept<Value>(key: string, next: (old: Value | undefined) => Value | undefined): Promise<Value | undefined> {
  const change = (old: Value | undefined) => {
    const value = next(old)
    memory.set(key, value)
    return value
  }
  const done = await attempt(() => update<Value | undefined>(key, change, kept))
  if (!done) change(memory.get(key) as Value | undefined)
  tell()
  channel?.postMessage(key)
  return memory.get(key) as Value | undefined
}

/** Nothing of this person stays. */
export async function forgetKept(): Promise<void> {
  memory.clear()
  await attempt(() => clear(kept))
  tell()
  channel?.postMessage('')
}

/** Null: it failed, or took too long. */
async function attempt<Value>(work: () => Promise<Value>): Promise<{ value: Value } | null> {
  if (broken || !('indexedDB' in globalThis)) return null
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ANSWERS_WITHIN_MS)
  })
  try {
    return await Promise.race([work().then((value) => ({ value })), late])
  } catch {
    broken = true
    return null
  } finally {
    clearTimeout(timer)
  }
}
