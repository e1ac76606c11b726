import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Location, Station, StationLevel } from '../../../hub/contract/resources.ts'
import { PlacePicker } from '../map/place-picker.tsx'
import { CoordinatesField } from './coordinates-field.tsx'

const LEVELS: readonly StationLevel[] = ['commune', 'district', 'province']
export type StationDraft = { name: string; level: StationLevel; parent: string; phone: string; location: Location | null }

type Props = { draft: StationDraft; onChange: (draft: StationDraft) => void; stations: readonly Station[]; own: string | null }

export function StationFields({ draft, onChange, stations, own }: Props) {
  const { t } = useTranslation()
  const set = (part: Partial<StationDraft>) => onChange({ ...draft, ...part })
  const others = stations.filter(({ id }) => id !== own)
  return (
    <>
      <TextInput
        label={t('stations.name')}
        required
        maxLength={120}
        value={draft.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('stations.level')}
        value={draft.level}
        data={LEVELS.map((level) => ({ value: level, label: t(`level.${level}`) }))}
        onChange={(event) => set({ level: event.currentTarget.value as StationLevel })}
      />
      <NativeSelect
        label={t('stations.parent')}
        value={draft.parent}
        data={[{ value: '', label: t('stations.noParent') }, ...others.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={(event) => set({ parent: event.currentTarget.value })}
      />
      <TextInput
        label={t('stations.phone')}
        type="tel"
        maxLength={40}
        value={draft.phone}
        onChange={(event) => set({ phone: event.currentTarget.value })}
      />
      <CoordinatesField value={draft.location} onChange={(location) => set({ location })} />
      <PlacePicker label={t('stations.place')} value={draft.location} stations={others} onChange={(location) => set({ location })} />
    </>
  )
}
