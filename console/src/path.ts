/** Ten pages do not need a router: the first step of the path names the page. */
import { useSyncExternalStore } from 'react'

export const PAGES = ['duty', 'patrol', 'shop', 'admin', 'demo', 'invite', 'claim', 'phone-check', 'account', 'manual'] as const
export type Page = (typeof PAGES)[number] | 'home'

export const pageOf = (path: string): Page => PAGES.find((page) => path === `/${page}` || path.startsWith(`/${page}/`)) ?? 'home'

function subscribe(read: () => void) {
  addEventListener('popstate', read)
  return () => removeEventListener('popstate', read)
}

export const usePage = (): Page => pageOf(useSyncExternalStore(subscribe, () => location.pathname))

/** What stands behind the page's own step: `/admin/sites/kh-07` gives `['sites', 'kh-07']`. */
export function useSteps(): readonly string[] {
  const path = useSyncExternalStore(subscribe, () => location.pathname)
  return path.split('/').filter(Boolean).slice(1).map(decodeURIComponent)
}

export function goTo(path: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState(null, '', path)
  else history.replaceState(null, '', path)
  dispatchEvent(new PopStateEvent('popstate'))
}
