import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { type Days, isBackwards, PERIODS, type PeriodName } from './period.ts'

type Props = {
  period: PeriodName
  own: Days
  /** Offered; all of them unless given. */
  names?: readonly PeriodName[]
  /** Side by side, where this is what a page is about. */
  pills?: boolean
  onPick: (period: PeriodName, own: Days) => void
}

/** A named stretch of time, or two days of one's own. */
export function PeriodPicker({ period, own, names = PERIODS, pills = false, onPick }: Props) {
  const { t } = useTranslation()
  const wrong = useId()
  const backwards = isBackwards(own)
  const end = (name: 'from' | 'to') => (
    <label className="field">
      <span>{t(`history.period.${name}`)}</span>
      <input
        type="date"
        value={own[name] ?? ''}
        aria-invalid={backwards || undefined}
        aria-describedby={backwards ? wrong : undefined}
        onChange={({ currentTarget: { value } }) => {
          const { [name]: _, ...other } = own
          onPick('own', { ...other, ...(value && { [name]: value }) })
        }}
      />
    </label>
  )
  const words = (name: PeriodName) => t(`history.period.${name}`)
  return (
    <>
      {pills ? (
        <fieldset className="pills">
          <legend className="unseen">{t('history.period.label')}</legend>
          {names.map((name) => (
            <label key={name}>
              <input type="radio" name="period" checked={name === period} onChange={() => onPick(name, own)} />
              {words(name)}
            </label>
          ))}
        </fieldset>
      ) : (
        <label className="field">
          <span>{t('history.period.label')}</span>
          <select value={period} onChange={({ currentTarget }) => onPick(currentTarget.value as PeriodName, own)}>
            {names.map((name) => (
              <option key={name} value={name}>
                {words(name)}
              </option>
            ))}
          </select>
        </label>
      )}
      {period === 'own' && end('from')}
      {period === 'own' && end('to')}
      {period === 'own' && backwards && (
        <p id={wrong} className="field-wrong" role="alert">
          {t('history.period.wrong')}
        </p>
      )}
    </>
  )
}
