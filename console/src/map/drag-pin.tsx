import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Location } from '../../../hub/contract/resources.ts'
import { Pin } from './pin.tsx'
import { placeWords } from './place-words.ts'
import { useDrawnPlan } from './plan-context.ts'

/** By how much of the picture an arrow moves the pin: the nearer the map, the finer. */
const STEP_PX = 10
const SMALL_STEP_PX = 1
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The chosen place: dragged with a finger or a mouse, moved by the arrow keys. */
export function DragPin({ at, label, onMove }: { at: Location; label: string; onMove: (place: Location) => void }) {
  const { t } = useTranslation()
  const plan = useDrawnPlan()
  /** Between the finger and the place, so that the pin does not jump under it. */
  const held = useRef<{ x: number; y: number } | null>(null)

  const moveTo = (x: number, y: number) => {
    const { lat, lng } = plan.unproject([x, y])
    onMove({ lat, lon: lng })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key]
    if (!arrow) return
    event.preventDefault()
    event.stopPropagation()
    const { x, y } = plan.project([at.lon, at.lat])
    const step = event.shiftKey ? SMALL_STEP_PX : STEP_PX
    moveTo(x + arrow[0] * step, y + arrow[1] * step)
  }
  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    const { x, y } = plan.project([at.lon, at.lat])
    held.current = { x: event.clientX - x, y: event.clientY - y }
  }
  const onPointerMove = ({ clientX, clientY }: PointerEvent) => {
    if (held.current) moveTo(clientX - held.current.x, clientY - held.current.y)
  }
  const letGo = () => {
    held.current = null
  }
  return (
    <Pin at={at} rank={9}>
      <button
        type="button"
        className="pin-drag"
        aria-label={`${label}. ${t('map.picker.pin', { place: placeWords(at) })}`}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={letGo}
        onPointerCancel={letGo}
      >
        <span className="pin-needle" aria-hidden="true" />
      </button>
    </Pin>
  )
}
