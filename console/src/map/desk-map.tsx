/** The duty desk's map. This file is small: what draws is fetched when it is first shown. */
import './texts.ts'
import './map-waits.css'
import { Later } from './later.tsx'
import { part } from './part.ts'
import type { DeskMapProps } from './props.ts'

const drawn = part(() => import('./desk-map-drawn.tsx').then((file) => file.DeskMapDrawn))

/** Fills its parent. Own stations, every visible site, and the selected incident with its way and the nearest stations. */
export function DeskMap(props: DeskMapProps) {
  return <Later what={drawn} props={props} />
}
