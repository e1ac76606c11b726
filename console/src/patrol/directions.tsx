import { useTranslation } from 'react-i18next'
import type { IncidentView } from '../../../hub/contract/views.ts'

type Place = { site: IncidentView['site'] }
const at = ({ location: { lat, lon } }: IncidentView['site']) => `${lat},${lon}`

/** The phone's own navigation (RFC 5870). */
export function Directions({ site }: Place) {
  const { t } = useTranslation()
  return (
    <a className="mid mid-go" href={`geo:${at(site)}?q=${at(site)}(${encodeURIComponent(site.name)})`}>
      {t('patrol.directions')}
    </a>
  )
}

/** For a phone without `geo:` (iOS). The map is somebody else's and learns the place, so it only opens when it is asked for. */
export function WebMap({ site }: Place) {
  const { t } = useTranslation()
  return (
    <a
      className="way-web"
      href={`https://www.google.com/maps/dir/?api=1&destination=${at(site)}`}
      target="_blank"
      rel="noopener noreferrer"
      title={t('patrol.mapWarn')}
    >
      {t('patrol.mapLink')}
    </a>
  )
}
