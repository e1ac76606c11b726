/** What callers hand to the three maps. */
import type { Location, Site, Station } from '../../../hub/contract/resources.ts'
import type { IncidentView } from '../../../hub/contract/views.ts'

export type DeskMapProps = {
  selected: IncidentView | null
  /** Called with the incident of a site that was clicked. */
  onSelect?: (incidentId: string) => void
  /** A silence of a street to look at, by its id; while nothing is selected. */
  street?: string | undefined
}

export type PlacePickerProps = {
  value: Location | null
  onChange: (place: Location) => void
  stations: readonly Station[]
  /** What the place is of, for a screen reader. */
  label: string
}

export type StationsMapProps = {
  stations: readonly Station[]
  sites: readonly Site[]
  /** Ids of the focused station's neighbours, in the order they are called. */
  order: readonly string[]
  /** Id of the station looked at; null: none. */
  focus: string | null
  onPick: (id: string) => void
}
