import './texts.ts'
import './push.css'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../api/api-error.ts'
import { problemText } from '../api/problem-text.ts'
import { timeOrDay } from '../time/format.ts'
import { BatterySteps, MakeSteps } from './battery-steps.tsx'
import { Install } from './install.tsx'
import { type Make, thisMake } from './make.ts'
import { canWake } from './standing.ts'
import { TestRoad } from './test-road.tsx'
import type { Push } from './use-push.ts'

/** Says plainly whether this phone can be woken, why not, and the one next thing to do about it. */
export function PushCard({ push }: { push: Push }) {
  const { t } = useTranslation()
  const [make, setMake] = useState<Make | null>(null)
  useEffect(() => void thisMake().then(setMake), [])
  const { standing, error, busy, proofs } = push
  const seen = standing === 'in-sight' ? proofs.shown : proofs.away
  const time = seen ? timeOrDay(seen.at, Date.now()) : ''
  const why = error instanceof ApiError && standing === 'no-service' ? problemText(error, t) : null
  return (
    <section id="may" className="note push" data-standing={standing === 'proven' ? 'proof' : 'waits'}>
      <h2>{t('push.title')}</h2>
      {standing !== 'proven' && <Steps standing={standing} />}
      <p role="status" className="push-standing">
        {t(`push.standing.${standing}`, { time })}
      </p>
      {why && <p role="alert">{why}</p>}
      {(standing === 'not-asked' || standing === 'no-service') && (
        <button type="button" className="mid mid-go" disabled={busy} onClick={push.allow}>
          {standing === 'not-asked' ? t('push.allow') : t('push.allowAgain')}
        </button>
      )}
      {canWake(standing) && <TestRoad test={push.test} again={standing === 'proven'} />}
      {standing === 'ios-install' ? <MakeSteps make="ios" /> : <BatterySteps own={make} open={push.test.state === 'late'} />}
      <Install />
    </section>
  )
}

const STEPS = ['allow', 'test', 'proven'] as const

function Steps({ standing }: Pick<Push, 'standing'>) {
  const { t } = useTranslation()
  const at = canWake(standing) ? 1 : 0
  return (
    <ol className="push-steps">
      {STEPS.map((step, place) => {
        const is = place < at ? 'done' : place === at ? 'now' : 'later'
        return (
          <li key={step} data-step={is} aria-current={is === 'now' ? 'step' : undefined}>
            <span>{t(`push.steps.${step}`)}</span>
            <small>{t(`push.steps.${is}`)}</small>
          </li>
        )
      })}
    </ol>
  )
}
