/** Choosing a place on the map. This file is small: what draws is fetched when it is first shown. */
import './texts.ts'
import './map-waits.css'
import { Later } from './later.tsx'
import { part } from './part.ts'
import type { PlacePickerProps } from './props.ts'

const drawn = part(() => import('./place-picker-drawn.tsx').then((file) => file.PlacePickerDrawn))

/** As wide as its parent, with a height of its own. Works without tiles, and by keyboard alone. */
export function PlacePicker(props: PlacePickerProps) {
  return <Later what={drawn} props={props} />
}
