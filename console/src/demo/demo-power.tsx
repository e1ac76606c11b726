import '../duty/power/texts.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

const STATES = ['on', 'off', 'low'] as const
type State = (typeof STATES)[number]

async function ask(state?: State): Promise<State | null> {
  const body = state && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ state }) }
  const response = await fetch('/demo/power', { signal: AbortSignal.timeout(5000), ...body }).catch(() => null)
  return response?.ok ? ((await response.json()) as { state: State }).state : null
}

/** The mains of the station: off, and one sees what a desk is told before the hub goes. */
export function DemoPower() {
  const { t } = useTranslation()
  const [state, setState] = useState<State | null>(null)
  useEffect(() => void ask().then(setState), [])
  if (state === null) return null
  return (
    <fieldset className="demo-power">
      <legend>{t('power.demo.title')}</legend>
      {STATES.map((each) => (
        <button key={each} type="button" aria-pressed={each === state} onClick={() => void ask(each).then((now) => now && setState(now))}>
          {t(`power.demo.${each}`)}
        </button>
      ))}
    </fieldset>
  )
}
