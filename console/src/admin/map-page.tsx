import '../map/texts.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as queries from '../api/queries.ts'
import { StationsMap } from '../map/stations-map.tsx'
import { MapFile } from './map-file.tsx'
import { PageHead } from './page-head.tsx'

const NONE: readonly never[] = []

/** The map file, and what the pages make of it. */
export function MapPage() {
  const { t } = useTranslation()
  const { data: stations = NONE } = useQuery(queries.stations)
  const { data: sites = NONE } = useQuery(queries.sites)
  const [focus, setFocus] = useState<string | null>(null)
  const focused = stations.find(({ id }) => id === focus)
  return (
    <>
      <PageHead title={t('admin.tabs.map')} lead={t('map.file.lead')} />
      <MapFile />
      <section className="map-preview" aria-labelledby="map-preview">
        <h2 id="map-preview">{t('map.file.preview')}</h2>
        <p>{t('map.file.previewLead')}</p>
        <div className="map-preview-room">
          <StationsMap
            stations={stations}
            sites={sites}
            order={focused?.neighbours ?? NONE}
            focus={focus}
            onPick={(id) => setFocus(id === focus ? null : id)}
          />
        </div>
      </section>
    </>
  )
}
