import { useTranslation } from 'react-i18next'
import type { SeenSite } from './desk-scene.ts'

/** A site with an alarm: its name beside it, and the way into the incident. */
export function SitePin({
  site: { name: site, state, drill },
  selected,
  onOpen,
}: {
  site: SeenSite
  selected: boolean
  onOpen: (() => void) | null
}) {
  const { t } = useTranslation()
  const name = drill ? `${t('mark.drill')} · ${site}` : site
  const inside = (
    <>
      {state === 'ringing' && <span className="pin-pulse" aria-hidden="true" />}
      <span className="pin-dot" aria-hidden="true" />
      <span className="pin-words">{name}</span>
    </>
  )
  const shared = { className: 'pin-site', 'data-state': state, 'data-selected': selected || undefined, 'data-drill': drill }
  if (!onOpen) return <div {...shared}>{inside}</div>
  return (
    <button type="button" {...shared} aria-label={t('map.open', { name, state: t(`map.state.${state}`) })} onClick={onOpen}>
      {inside}
    </button>
  )
}
