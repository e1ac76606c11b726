import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NextThing } from './role-in.ts'

/** A second tap of the same thumb must not say the next thing. */
const DEAD_MS = 1_000

type Props = {
  next: NextThing
  /** Arrival can be reported only after the desk has acknowledged. */
  early: boolean
  onDo: (next: 'acknowledge' | 'arrive') => void
  /** Said when nothing is left to press. */
  done: string
  children: ReactNode
}

/** Where the thumb is: the next thing as one large button, the way and the telephone below it. */
export function Dock({ next, early, onDo, done, children }: Props) {
  const { t } = useTranslation()
  const [live, setLive] = useState(next)
  useEffect(() => {
    const timer = setTimeout(() => setLive(next), DEAD_MS)
    return () => clearTimeout(timer)
  }, [next])
  const later = next === 'arrive' && early
  return (
    <section className="dock" aria-label={t('patrol.dock')}>
      {next === null ? (
        <p className="dock-done">{done}</p>
      ) : (
        <button
          type="button"
          className={next === 'arrive' ? 'big big-go' : 'big'}
          disabled={live !== next || later}
          aria-describedby={later ? 'dock-why' : undefined}
          onClick={() => onDo(next)}
        >
          {t(`patrol.${next}`)}
        </button>
      )}
      {later && (
        <p id="dock-why" className="dock-why">
          {t('patrol.arriveLater')}
        </p>
      )}
      <div className="two">{children}</div>
    </section>
  )
}
