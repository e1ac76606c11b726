import './map.css'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Location } from '../../../hub/contract/resources.ts'
import { useColorScheme } from '../look/color-scheme.ts'
import type { Drawing } from './drawing.ts'
import type { Frame } from './frame.ts'
import { mapInfo } from './map-info.ts'
import { mapStyle } from './map-style.ts'
import { PlanContext } from './plan-context.ts'
import { Scale } from './scale.tsx'
import { look, usePlan } from './use-plan.ts'
import { usePoint } from './use-point.ts'
import { useRem } from './use-rem.ts'
import { useSpoken } from './use-spoken.ts'

type Props = {
  /** What this map is, for a screen reader. */
  label: string
  frame: Frame
  drawing: Drawing
  /** Drawn only where there is no land beneath: they give the eye a measure. */
  rings?: Drawing
  /** What the button that looks at the frame again is called. */
  again?: string
  /** A click or tap: where, and the id of the site whose dot is there. */
  onPoint?: (place: Location, site: string | null) => void
  /** The same in words, for who cannot see the map; shown instead of it when it cannot be drawn. */
  words: ReactNode
  /** On the map's upper left: what is near. */
  near?: ReactNode
  legend?: ReactNode
  /** Pins. */
  children?: ReactNode
}

const NO_FILE = { present: false } as const
const NONE: Drawing = []

/** The arrows move the map that has the focus, and not what else the page moves by them. */
const keepArrows = (event: React.KeyboardEvent) => {
  if (event.target instanceof HTMLCanvasElement && event.key.startsWith('Arrow')) event.stopPropagation()
}

export function MapFrame({ label, frame, drawing, rings = NONE, again, onPoint, words, near, legend, children }: Props) {
  const { t, i18n } = useTranslation()
  const [scheme] = useColorScheme()
  const { data: file = NO_FILE } = useQuery(mapInfo)
  const element = useRef<HTMLDivElement>(null)
  const { language } = i18n
  const grown = useRem() / 16
  const style = useMemo(
    () => mapStyle({ scheme, language, file, grown }, file.present ? drawing : [...rings, ...drawing]),
    [scheme, language, file, grown, drawing, rings],
  )
  const plan = usePlan(element, style, frame)
  useSpoken(plan, element)

  usePoint(plan, onPoint)

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
            <button type="button" onClick={() => look(plan, frame)}>
              {again ?? t('map.whole')}
            </button>
          </div>
        </PlanContext>
      )}
      {plan !== 'failed' && near}
      <div className="map-foot">
        {plan !== 'failed' && legend}
        <div className="map-foot-end">
          {file.present && file.attribution !== '' && <small className="map-thanks">{file.attribution}</small>}
          {plan !== null && plan !== 'failed' && (
            <PlanContext value={plan}>
              <Scale />
            </PlanContext>
          )}
        </div>
      </div>
      {plan === 'failed' && <p className="map-failed">{t('map.cannotDraw')}</p>}
      <div className={plan === 'failed' ? 'map-words' : 'unseen'}>{words}</div>
    </section>
  )
}
