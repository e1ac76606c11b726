/** The only file that names the map library: its worker comes from our own origin, its tiles through one PMTiles reader. */
import 'maplibre-gl/dist/maplibre-gl.css'
import { addProtocol, MercatorCoordinate, Map as Plan, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { Protocol } from 'pmtiles'

export type { GeoJSONSourceSpecification, LayerSpecification, LngLatBoundsLike, MapMouseEvent, StyleSpecification } from 'maplibre-gl'
export { MercatorCoordinate, Plan }

setWorkerUrl(workerUrl)
const reader = new Protocol()
addProtocol('pmtiles', async (request, abort) => {
  // A tile that the file does not hold is empty land, not a fault.
  const { data, cacheControl = null, expires = null } = await reader.tilev4(request, abort)
  return { data: data as ArrayBuffer, cacheControl, expires }
})
