/** Stations, who is called after whom, and what they watch. This file is small: what draws is fetched when it is first shown. */
import './texts.ts'
import './map-waits.css'
import { Later } from './later.tsx'
import { part } from './part.ts'
import type { StationsMapProps } from './props.ts'

const drawn = part(() => import('./stations-map-drawn.tsx').then((file) => file.StationsMapDrawn))

/** Fills its parent. */
export function StationsMap(props: StationsMapProps) {
  return <Later what={drawn} props={props} />
}
