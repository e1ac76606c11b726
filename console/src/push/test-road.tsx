import { useTranslation } from 'react-i18next'
import type { Test } from './use-test.ts'

/** The test goes off when the screen goes dark: there is time to press the power button, and nothing to be counted down. */
export function TestRoad({ test: { state, arm, cancel }, again }: { test: Test; again: boolean }) {
  const { t } = useTranslation()
  if (state === 'armed')
    return (
      <div className="armed" role="alert" ref={intoSight}>
        <b>{t('push.armedTitle')}</b>
        <p>{t('push.armedLead')}</p>
        <button type="button" className="mid" onClick={cancel}>
          {t('push.cancel')}
        </button>
      </div>
    )
  return (
    <>
      {state !== 'idle' && <p role="alert">{t(`push.state.${state}`)}</p>}
      <button type="button" className={again ? 'mid' : 'mid mid-go'} disabled={state === 'sent'} onClick={arm}>
        {again ? t('push.testAgain') : t('push.test')}
      </button>
    </>
  )
}

const intoSight = (armed: HTMLElement | null) => armed?.scrollIntoView({ block: 'center' })
