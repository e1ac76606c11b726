import { useTranslation } from 'react-i18next'
import type { SiteKind, Station } from '../../../hub/contract/resources.ts'
import { STATES, type Wanted } from './sites-wanted.ts'

const KINDS: readonly SiteKind[] = ['bank', 'gold-shop', 'credit-fund', 'other']

type Props = { wanted: Wanted; stations: readonly Station[]; onChange: (some: Partial<Wanted>) => void }

export function SitesTools({ wanted, stations, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <input
        type="search"
        aria-label={t('sites.search')}
        placeholder={t('sites.search')}
        value={wanted.text}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
      <select aria-label={t('onboarding.kind')} value={wanted.kind} onChange={(event) => onChange({ kind: event.currentTarget.value })}>
        <option value="">{t('sites.allKinds')}</option>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`siteKind.${kind}`)}
          </option>
        ))}
      </select>
      <select
        aria-label={t('onboarding.stationHome')}
        value={wanted.station}
        onChange={(event) => onChange({ station: event.currentTarget.value })}
      >
        <option value="">{t('sites.allStations')}</option>
        <option value="nearest">{t('admin.stationNearest')}</option>
        {stations.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <select
        aria-label={t('sites.state')}
        value={wanted.state}
        onChange={(event) => onChange({ state: event.currentTarget.value as Wanted['state'] })}
      >
        <option value="">{t('sites.allStates')}</option>
        {STATES.map((state) => (
          <option key={state} value={state}>
            {t(`sites.states.${state}`)}
          </option>
        ))}
      </select>
    </>
  )
}
