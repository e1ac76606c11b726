import { Component, type ComponentType, type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Part } from './part.ts'

type Props<Of> = { what: Part<ComponentType<Of>>; props: Of }

/** Whatever goes wrong in it stays in it: a desk without its map still rings. */
export function Later<Of extends object>({ what, props }: Props<Of>) {
  const { t } = useTranslation()
  const Drawn = useSyncExternalStore(what.subscribe, what.read)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => what.fetch(), [what])
  const again = () => {
    setAttempt(attempt + 1)
    what.fetch()
  }
  const trouble = (
    <div className="map-waits" role="status">
      <p>{t('map.failed')}</p>
      <button type="button" className="plain" onClick={again}>
        {t('map.again')}
      </button>
    </div>
  )
  if (Drawn === 'failed') return trouble
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
