import { useTranslation } from 'react-i18next'
import type { SelfDrill } from '../../../hub/contract/self-drill.ts'
import { timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'

const TONES = { ok: 'proof', failed: 'waits', 'not-tried': undefined } as const

/** One self-drill, leg by leg. */
export function SelfDrillRun({ drill }: { drill: SelfDrill }) {
  const { t, i18n } = useTranslation()
  const now = useNow()
  const number = new Intl.NumberFormat(i18n.language)
  const { proved } = drill
  const result = drill.ok ? t('hubHealth.selfDrill.passed') : t('hubHealth.selfDrill.notPassed')
  return (
    <>
      <p>{t('hubHealth.selfDrill.run', { time: timeOrDay(drill.startedAt, now), result })}</p>
      <ul className="checks">
        {drill.legs.map(({ leg, outcome, ms, why }) => (
          <li key={leg}>
            <b>{t(`hubHealth.selfDrill.leg.${leg}`)}</b>
            <span data-tone={TONES[outcome]}>
              {[
                t(`hubHealth.selfDrill.outcome.${outcome}`),
                ms !== undefined && t('hubHealth.selfDrill.ms', { n: number.format(ms) }),
                why && t(`hubHealth.selfDrill.why.${why}`),
              ]
                .filter(Boolean)
                .join(', ')}
            </span>
            {leg === 'push' && proved && (
              <p className="page-lead">
                {t(proved.phone ? 'hubHealth.selfDrill.provedOf' : 'hubHealth.selfDrill.proved', {
                  name: proved.person.name,
                  n: proved.phone,
                })}
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
