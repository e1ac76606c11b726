import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { NewWatchedHub, WatchedHubRead } from '../../../hub/contract/watched.ts'
import { Form } from '../admin/form.tsx'
import * as queries from '../api/queries.ts'

type Props = {
  title: string
  /** Absent: a new one. */
  hub?: WatchedHubRead
  busy: boolean
  error: unknown
  onSubmit: (hub: NewWatchedHub) => void
  onClose: () => void
}

/** Two to call are what a person at night can hold; the first must be there. */
const PLACES = [1, 2] as const

export function HubForm({ title, hub, busy, error, onSubmit, onClose }: Props) {
  const { t } = useTranslation()
  const { data: stations = [] } = useQuery(queries.stations)
  return (
    <Form
      title={title}
      busy={busy}
      error={error}
      onClose={onClose}
      {...(hub && { submit: t('admin.save') })}
      onSubmit={(field) => {
        const station = stations.find(({ id }) => id === field('station')) ?? stations[0]
        const phones = PLACES.flatMap((n) => {
          const [name, phone] = [field(`who${n}`), field(`phone${n}`)]
          return phone ? [{ name: name ?? phone, phone }] : []
        })
        if (station) onSubmit({ name: field('name') ?? '', station: station.id, phones })
      }}
    >
      <TextInput
        name="name"
        label={t('watched.page.hubName')}
        description={t('watched.page.hubNameHint')}
        required
        maxLength={120}
        defaultValue={hub?.name ?? ''}
        data-autofocus
      />
      <NativeSelect
        name="station"
        label={t('watched.page.station')}
        defaultValue={hub?.station ?? ''}
        data={stations.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <div className="columns">
        {PLACES.flatMap((n) => [
          <TextInput
            key={`who${n}`}
            name={`who${n}`}
            label={t('watched.page.who', { n })}
            required={n === 1}
            maxLength={120}
            defaultValue={hub?.phones[n - 1]?.name ?? ''}
          />,
          <TextInput
            key={`phone${n}`}
            name={`phone${n}`}
            label={t('watched.page.phone', { n })}
            required={n === 1}
            maxLength={40}
            inputMode="tel"
            defaultValue={hub?.phones[n - 1]?.phone ?? ''}
          />,
        ])}
      </div>
    </Form>
  )
}
