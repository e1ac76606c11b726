import './map.css'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Location } from '../../../hub/contract/resources.ts'
import { useColorScheme } from '../look/color-scheme.ts'
import type { Drawing } from './drawing.ts'
import { mapInfo } from './map-info.ts'
import { mapStyle } from './map-style.ts'
import { PlanContext } from './plan-context.ts'
import { Scale } from './scale.tsx'
import { type Frame, look, type Padding, usePlan } from './use-plan.ts'

type Props = {
  /** What this map is, for a screen reader. */
  label: string
  frame: Frame
  drawing: Drawing
  /** Drawn only where there is no land beneath: they give the eye a measure. */
  rings?: Drawing
  padding?: Padding
  /** A click or tap: where, and the id of the site whose dot is there. */
  onPoint?: (place: Location, site: string | null) => void
  /** The same in words, for who cannot see the map; shown instead of it when it cannot be drawn. */
  words: ReactNode
  /** Beside the map: legend, lists. */
  beside?: ReactNode
  /** Pins. */
  children?: ReactNode
}

const PADDING: Padding = { top: 72, bottom: 72, left: 56, right: 56 }
const NO_FILE = { present: false } as const
const NONE: Drawing = []
/** As far beside a dot as a fingertip may be. */
const REACH_PX = 14

/** The arrows move the map that has the focus, and not what else the page moves by them. */
const keepArrows = (event: React.KeyboardEvent) => {
  if (event.target instanceof HTMLCanvasElement && event.key.startsWith('Arrow')) event.stopPropagation()
}

export function MapFrame({ label, frame, drawing, rings = NONE, padding = PADDING, onPoint, words, beside, children }: Props) {
  const { t, i18n } = useTranslation()
  const [scheme] = useColorScheme()
  const { data: file = NO_FILE } = useQuery(mapInfo)
  const element = useRef<HTMLDivElement>(null)
  const { language } = i18n
  const style = useMemo(
    () => mapStyle({ scheme, language, file }, file.present ? drawing : [...rings, ...drawing]),
    [scheme, language, file, drawing, rings],
  )
  const plan = usePlan(element, style, frame, t('map.canvas'), padding)

  const point = useRef(onPoint)
  useEffect(() => {
    point.current = onPoint
  })
  useEffect(() => {
    if (plan === null || plan === 'failed') return
    const near = ({ x, y }: { x: number; y: number }) =>
      plan.queryRenderedFeatures(
        [
          [x - REACH_PX, y - REACH_PX],
          [x + REACH_PX, y + REACH_PX],
        ],
        { layers: ['dots', 'dots-offline'] },
      )[0]
    const { unsubscribe } = plan.on('click', ({ point: at, lngLat }) => {
      const found = plan.isStyleLoaded() ? near(at)?.properties.id : undefined
      point.current?.({ lat: lngLat.lat, lon: lngLat.lng }, typeof found === 'string' ? found : null)
    })
    return unsubscribe
  }, [plan])

  return (
    <section className="map" aria-label={label} onKeyDown={keepArrows}>
      <div ref={element} className="map-canvas" hidden={plan === 'failed'} />
      {plan !== null && plan !== 'failed' && (
        <PlanContext value={plan}>
          <div className="map-pins">{children}</div>
          <div className="map-tools">
            <button type="button" aria-label={t('map.nearer')} title={t('map.nearer')} onClick={() => plan.zoomIn()}>
              +
            </button>
            <button type="button" aria-label={t('map.further')} title={t('map.further')} onClick={() => plan.zoomOut()}>
              −
            </button>
            <button type="button" onClick={() => look(plan, frame, padding)}>
              {t('map.whole')}
            </button>
          </div>
          <Scale />
        </PlanContext>
      )}
      {beside}
      {plan === 'failed' && <p className="map-failed">{t('map.cannotDraw')}</p>}
      <div className={plan === 'failed' ? 'map-words' : 'unseen'}>{words}</div>
      {file.present && file.attribution !== '' && <small className="map-thanks">{file.attribution}</small>}
    </section>
  )
}
