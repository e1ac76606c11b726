import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../api/api-error.ts'
import { Trouble } from './trouble.tsx'

/** Two steps of a code: nearer than that, the clocks are not what is wrong. */
const APART_MS = 60_000

/** A code that does not fit, and whether this device and the hub agree on what time it is: if not, no code ever will. */
export function CodeTrouble({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const minutes = clocksApart(error)
  return (
    <>
      <Trouble error={error} />
      {minutes !== 0 && (
        <p className="trouble" role="alert">
          {t(minutes > 0 ? 'code.hubAhead' : 'code.hubBehind', { length: length(Math.abs(minutes), t) })} {t('code.clockWhat')}
        </p>
      )}
    </>
  )
}

function length(minutes: number, t: TFunction): string {
  if (minutes < 120) return t('common.minutes', { n: minutes })
  return minutes < 2_880 ? t('common.hours', { n: Math.round(minutes / 60) }) : t('common.days', { n: Math.round(minutes / 1_440) })
}

/** By how many minutes the hub is ahead of this device, whole and at least one; 0: they agree, or it was not that. */
function clocksApart(error: unknown): number {
  if (!(error instanceof ApiError) || error.code !== 'wrong-code' || !error.problem?.now) return 0
  const apart = Date.parse(error.problem.now) - Date.now()
  return Math.abs(apart) < APART_MS ? 0 : Math.round(apart / 60_000)
}
