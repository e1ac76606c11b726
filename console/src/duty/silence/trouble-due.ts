/**
 * When the trouble tone is due: at once for what is new, and every minute while nobody has seen it. Kept per browser, so that
 * one tab sounds and the others know of it.
 */
const KEY = 'tieng-chuong.trouble-tone'
const EVERY_MS = 60_000
/** What comes up together is one tone. */
const TOGETHER_MS = 3_000

type Last = { at: number; ids: string[] }

/** True when it shall sound now; it is taken then. @param now ms since 1970 by this device */
export function troubleDue(ids: readonly string[], now: number, kept: Pick<Storage, 'getItem' | 'setItem'>): boolean {
  if (ids.length === 0) return false
  const last = read(kept.getItem(KEY))
  const passed = now - last.at
  const isNew = ids.some((id) => !last.ids.includes(id))
  // A clock that was set back must not make it mute.
  if (passed >= 0 && passed < (isNew ? TOGETHER_MS : EVERY_MS)) return false
  kept.setItem(KEY, JSON.stringify({ at: now, ids } satisfies { at: number; ids: readonly string[] }))
  return true
}

function read(text: string | null): Last {
  try {
    const { at, ids } = JSON.parse(text ?? '') as Last
    return { at: Number(at), ids: [...ids] }
  } catch {
    return { at: Number.NEGATIVE_INFINITY, ids: [] }
  }
}
