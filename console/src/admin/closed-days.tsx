import { Button, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ClosedDays as Days } from '../../../hub/contract/closed-days.ts'
import { Card } from './card.tsx'
import { nextTet } from './tet.ts'

type Day = Days[number]

/** Days on which shops are closed whatever their week says. */
export function ClosedDays({ days = [], onChange }: { days: Days | undefined; onChange: (days: Days) => void }) {
  const { t } = useTranslation()
  const today = new Date().toISOString().slice(0, 10)
  const tet = nextTet(today)
  const set = (at: number, some: Partial<Day>) => onChange(days.map((day, place) => (place === at ? { ...day, ...some } : day)))
  return (
    <Card title={t('settings.closed.title')} lead={t('settings.closed.lead')}>
      {days.length === 0 && <p className="quiet-line">{t('settings.closed.none')}</p>}
      {days.map((day, at) => (
        <fieldset key={`${days.length}-${String(at)}`} className="closed-day" aria-label={day.name || t('settings.closed.name')}>
          <TextInput
            label={t('settings.closed.name')}
            required
            maxLength={60}
            value={day.name}
            onChange={({ currentTarget }) => set(at, { name: currentTarget.value })}
          />
          <TextInput
            label={t('settings.closed.from')}
            type="date"
            required
            value={day.from}
            onChange={({ currentTarget }) => set(at, { from: currentTarget.value })}
          />
          <TextInput
            label={t('settings.closed.to')}
            type="date"
            required
            value={day.to}
            error={day.to !== '' && day.to < day.from && t('settings.closed.backwards')}
            onChange={({ currentTarget }) => set(at, { to: currentTarget.value })}
          />
          <button type="button" className="plain" onClick={() => onChange(days.toSpliced(at, 1))}>
            {t('settings.closed.remove', { name: day.name })}
          </button>
        </fieldset>
      ))}
      <div className="closed-acts">
        {tet && !days.some(({ from, to }) => from <= tet.to && tet.from <= to) && (
          <Button
            variant="default"
            title={t('settings.closed.tetHint')}
            onClick={() => onChange([...days, { name: t('settings.closed.tetName', { year: tet.year }), from: tet.from, to: tet.to }])}
          >
            {t('settings.closed.tet', { year: tet.year })}
          </Button>
        )}
        <Button variant="default" onClick={() => onChange([...days, { name: '', from: today, to: today }])}>
          {t('settings.closed.add')}
        </Button>
      </div>
    </Card>
  )
}
