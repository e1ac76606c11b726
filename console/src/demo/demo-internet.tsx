import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

async function ask(cut?: boolean): Promise<boolean | null> {
  const body = cut !== undefined && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ cut }) }
  const response = await fetch('/demo/internet', { signal: AbortSignal.timeout(5000), ...body }).catch(() => null)
  return response?.ok ? ((await response.json()) as { cut: boolean }).cut : null
}

/** The line to the internet: cut, and people are told by the telephones below. */
export function DemoInternet() {
  const { t } = useTranslation()
  const [isCut, setCut] = useState<boolean | null>(null)
  useEffect(() => void ask().then(setCut), [])
  if (isCut === null) return null
  return (
    <fieldset className="demo-power">
      <legend>{t('demo.internet.title')}</legend>
      {[false, true].map((cut) => (
        <button
          key={String(cut)}
          type="button"
          aria-pressed={cut === isCut}
          onClick={() => void ask(cut).then((now) => setCut(now ?? isCut))}
        >
          {t(cut ? 'demo.internet.cut' : 'demo.internet.on')}
        </button>
      ))}
      {isCut && <p role="status">{t('demo.internet.lead')}</p>}
    </fieldset>
  )
}
