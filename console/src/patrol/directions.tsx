import { useTranslation } from 'react-i18next'
import type { IncidentView } from '../../../hub/contract/views.ts'
import { isIos } from '../push/make.ts'

type Place = { site: IncidentView['site'] }
const at = ({ location: { lat, lon } }: IncidentView['site']) => `${lat},${lon}`

/** The phone's own navigation: `geo:` (RFC 5870), and Apple's maps where that is unknown. */
export const wayTo = (site: IncidentView['site'], ios: boolean): string =>
  ios ? `maps://?daddr=${at(site)}&dirflg=d` : `geo:${at(site)}?q=${at(site)}(${encodeURIComponent(site.name)})`

export function Directions({ site }: Place) {
  const { t } = useTranslation()
  return (
    <a className="mid mid-go" href={wayTo(site, isIos())}>
      {t('patrol.directions')}
    </a>
  )
}

/** For a phone without an app that knows the way. The map is somebody else's and learns the place, so it says so and opens only when asked. */
export function WebMap({ site }: Place) {
  const { t } = useTranslation()
  return (
    <p className="way-web">
      <a href={`https://www.google.com/maps/dir/?api=1&destination=${at(site)}`} target="_blank" rel="noopener noreferrer">
        {t('patrol.mapLink')}
      </a>
      <small>{t('patrol.mapWarn')}</small>
    </p>
  )
}
