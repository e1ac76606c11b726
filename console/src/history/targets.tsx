import { useTranslation } from 'react-i18next'
import type { ReportSummary } from '../../../hub/contract/reports.ts'

export function Targets({ targets }: { targets: ReportSummary['targets'] }) {
  const { t, i18n } = useTranslation()
  const percent = (part: number) => new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 0 }).format(part)
  return (
    <section className="report-part" aria-labelledby="report-targets">
      <div>
        <h2 id="report-targets">{t('reports.targets')}</h2>
        <p>{t('reports.targetsSource')}</p>
      </div>
      <ul className="targets">
        {(['acknowledged', 'dispatched'] as const)
          .filter((what) => targets[what].of > 0)
          .map((what) => {
            const { seconds, percent: goal, within, of } = targets[what]
            // Rounded down: 89.6 % has not reached 90 %.
            const share = Math.floor((within * 100) / of)
            return (
              <li key={what}>
                <p className="target-name">{t(`reports.target.${what}`, { seconds })}</p>
                <div className="target-bar" aria-hidden="true">
                  <i style={{ width: `${share}%` }} data-met={share >= goal || undefined} />
                  <u style={{ left: `${goal}%` }} />
                </div>
                <p>
                  {t('reports.met', { within, of, percent: percent(share / 100) })} · {t('reports.goal', { percent: percent(goal / 100) })}{' '}
                  · <b data-tone={share >= goal ? 'proof' : 'waits'}>{share >= goal ? t('reports.reached') : t('reports.missed')}</b>
                </p>
              </li>
            )
          })}
      </ul>
    </section>
  )
}
