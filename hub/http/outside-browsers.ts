/**
 * Browsers in which a manager has said, with the PIN, to be outside a shop. Of one browser and one shop, for a few hours, and
 * gone with a restart: what is shown to a robber by mistake cannot be taken back.
 */
import type { SiteId } from '../contract/ids.ts'
import type { DeclaredOutside } from '../core/shop/shop-view.ts'
import type { Clock } from '../desk/clock.ts'

export type OutsideBrowsers = {
  declare(session: string, site: SiteId, outside: DeclaredOutside): void
  end(session: string, site: SiteId): void
  /** Null: inside, as far as anybody knows. */
  of(session: string, site: SiteId): DeclaredOutside | null
}

const KEPT = 10_000

export function outsideBrowsers(clock: Clock): OutsideBrowsers {
  const declared = new Map<string, DeclaredOutside>()
  const key = (session: string, site: SiteId) => `${session} ${site}`
  return {
    declare(session, site, outside) {
      for (const [known, { until }] of declared) if (until <= clock.now()) declared.delete(known)
      declared.delete(key(session, site))
      declared.set(key(session, site), outside)
      const [oldest] = declared.size > KEPT ? declared.keys() : []
      if (oldest !== undefined) declared.delete(oldest)
    },
    end: (session, site) => void declared.delete(key(session, site)),
    of(session, site) {
      const outside = declared.get(key(session, site))
      return outside && outside.until > clock.now() ? outside : null
    },
  }
}
