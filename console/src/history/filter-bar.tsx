import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as queries from '../api/queries.ts'
import { DISPOSITIONS, type Filters, isNarrowed, KINDS, PHASES } from './filters.ts'
import { PeriodPicker } from './period-picker.tsx'

type Props = { filters: Filters; onChange: (change: Partial<Filters>) => void; onClear: () => void }
type Choice = { value: string; words: string }

export function FilterBar({ filters, onChange, onClear }: Props) {
  const { t } = useTranslation()
  const stations = useQuery(queries.stations).data ?? []
  const choice = (name: 'phase' | 'disposition' | 'kind' | 'station', words: string, choices: readonly Choice[]) => (
    <label className="field">
      <span>{words}</span>
      <select value={filters[name]} onChange={({ currentTarget }) => onChange({ [name]: currentTarget.value })}>
        <option value="">{t('history.any')}</option>
        {choices.map((each) => (
          <option key={each.value} value={each.value}>
            {each.words}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <search className="filters" aria-label={t('history.filters')}>
      <label className="field field-wide">
        <span>
          {t('history.search')} <small>{t('history.searchHint')}</small>
        </span>
        <input type="search" value={filters.q} onChange={({ currentTarget }) => onChange({ q: currentTarget.value })} />
      </label>
      <PeriodPicker period={filters.period} own={filters.own} onPick={(period, own) => onChange({ period, own })} />
      {choice(
        'disposition',
        t('history.disposition'),
        DISPOSITIONS.map((value) => ({ value, words: t(`disposition.${value}`) })),
      )}
      {choice(
        'kind',
        t('history.kind'),
        KINDS.map((value) => ({ value, words: t(`kind.${value}`) })),
      )}
      {choice(
        'phase',
        t('history.phase'),
        PHASES.map((value) => ({ value, words: t(`history.${value}`) })),
      )}
      {stations.length > 1 &&
        choice(
          'station',
          t('history.station'),
          stations.map(({ id, name }) => ({ value: id, words: name })),
        )}
      <label className="field-switch">
        <input type="checkbox" checked={filters.quiet} onChange={({ currentTarget }) => onChange({ quiet: currentTarget.checked })} />
        {t('history.quiet')}
      </label>
      {isNarrowed(filters) && (
        <button type="button" className="plain" onClick={onClear}>
          {t('history.clear')}
        </button>
      )}
    </search>
  )
}
