import { useTranslation } from 'react-i18next'
import type { OpeningHours } from '../../../hub/contract/opening-hours.ts'

type Hours = OpeningHours[number]
/** ISO 8601: 1 is Monday. */
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export const WORKDAYS: readonly number[] = [1, 2, 3, 4, 5]

type Props = {
  hours: Hours
  number: number
  onChange: (some: Partial<Hours>) => void
  onRemove: () => void
  /** Instead of “opens” and “closes”. */
  words?: { from: string; to: string }
}

export function HoursFields({ hours, number, onChange, onRemove, words }: Props) {
  const { t } = useTranslation()
  return (
    <fieldset className="hours">
      <legend>{t('onboarding.hoursNumber', { n: number })}</legend>
      <div className="hours-days">
        {DAYS.map((name, at) => (
          <label key={name} className="choice">
            <input
              type="checkbox"
              checked={hours.days.includes(at + 1)}
              onChange={(event) =>
                onChange({
                  days: event.currentTarget.checked ? [...hours.days, at + 1].sort() : hours.days.filter((each) => each !== at + 1),
                })
              }
            />
            {t(`onboarding.day.${name}`)}
          </label>
        ))}
      </div>
      <div className="hours-times">
        <label>
          {words?.from ?? t('onboarding.opens')}
          <input type="time" required value={hours.open} onChange={(event) => onChange({ open: event.currentTarget.value })} />
        </label>
        <label>
          {words?.to ?? t('onboarding.closes')}
          <input type="time" required value={hours.close} onChange={(event) => onChange({ close: event.currentTarget.value })} />
        </label>
        <button type="button" className="plain" onClick={onRemove}>
          {t('onboarding.hoursRemove')}
        </button>
      </div>
    </fieldset>
  )
}
