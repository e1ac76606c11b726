import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentView } from '../../../hub/contract/views.ts'

/** The tab says it too: its title, its icon, and the badge of an installed page. */
export function useRingingTitle(ringing: readonly IncidentView[], calm: string): void {
  const { t } = useTranslation()
  const site = ringing[0]?.site.name
  const drill = ringing[0]?.drill !== undefined
  const n = ringing.length
  useEffect(() => {
    document.title = site ? t(drill ? 'incident.drillTitle' : 'incident.ringingTitle', { n, site }) : `${calm} — ${t('brand')}`
    document.querySelector('#favicon')?.setAttribute('href', site ? '/icon-ringing.svg' : '/icon.svg')
    if ('setAppBadge' in navigator) void (n > 0 ? navigator.setAppBadge(n) : navigator.clearAppBadge()).catch(() => undefined)
  }, [site, drill, n, calm, t])
}
