import { useTranslation } from 'react-i18next'
import { MAKES, type Make } from './make.ts'

const STEPS = ['s1', 's2', 's3', 's4'] as const

export function MakeSteps({ make }: { make: Make }) {
  const { t } = useTranslation()
  return (
    <ol className="make-steps">
      {STEPS.map((step) => (
        <li key={step}>{t(`push.battery.${make}.${step}`)}</li>
      ))}
    </ol>
  )
}

/** A saver of batteries is what keeps most phones silent. This phone's own make first, when it can be told. */
export function BatterySteps({ own, open }: { own: Make | null; open: boolean }) {
  const { t } = useTranslation()
  const makes = own ? [own, ...MAKES.filter((make) => make !== own)] : MAKES
  return (
    <details className="makes" open={open}>
      <summary>{t('push.battery.title')}</summary>
      {makes.map((make) => (
        <details key={make} open={make === own}>
          <summary>
            {t(`push.battery.${make}.name`)}
            {make === own && <small>{t('push.battery.yours')}</small>}
          </summary>
          <MakeSteps make={make} />
        </details>
      ))}
    </details>
  )
}
