import { Component, type ComponentType, type ReactNode, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** A part of the page that is fetched when it is first shown; `kept` from then on. */
export type Part<Props> = { load: () => Promise<ComponentType<Props>>; kept: ComponentType<Props> | null }

export const part = <Props,>(load: Part<Props>['load']): Part<Props> => ({ load, kept: null })

/** Whatever goes wrong in it stays in it: a desk without its map still rings. */
export function Later<Props extends object>({ what, props }: { what: Part<Props>; props: Props }) {
  const { t } = useTranslation()
  const [Drawn, setDrawn] = useState<ComponentType<Props> | null>(() => what.kept)
  const [attempt, setAttempt] = useState(0)
  const [failed, setFailed] = useState(false)
  const fetchIt = useCallback(() => {
    what.load().then(
      (loaded) => {
        what.kept = loaded
        setDrawn(() => loaded)
      },
      () => setFailed(true),
    )
  }, [what])
  useEffect(() => {
    if (!what.kept) fetchIt()
  }, [what, fetchIt])
  const again = () => {
    setFailed(false)
    setAttempt(attempt + 1)
    if (!what.kept) fetchIt()
  }
  const trouble = (
    <div className="map-waits" role="status">
      <p>{t('map.failed')}</p>
      <button type="button" className="plain" onClick={again}>
        {t('map.again')}
      </button>
    </div>
  )
  if (failed) return trouble
  if (!Drawn) return <p className="map-waits">{t('map.loading')}</p>
  return (
    <Fence key={attempt} instead={trouble}>
      <Drawn {...props} />
    </Fence>
  )
}

class Fence extends Component<{ children: ReactNode; instead: ReactNode }, { broken: boolean }> {
  override state = { broken: false }
  static getDerivedStateFromError() {
    return { broken: true }
  }
  override render() {
    return this.state.broken ? this.props.instead : this.props.children
  }
}
