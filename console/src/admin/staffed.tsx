import '../onboarding/texts.ts'
import '../onboarding/onboarding.css'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpeningHours } from '../../../hub/contract/opening-hours.ts'
import type { Station, StationPatch } from '../../../hub/contract/resources.ts'
import { call } from '../api/call.ts'
import * as queries from '../api/queries.ts'
import { Trouble } from '../look/trouble.tsx'
import { HoursFields } from '../onboarding/hours-fields.tsx'
import { Card } from './card.tsx'
import { Saved } from './saved.tsx'
import { useChange } from './use-change.ts'

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]

/** When somebody should be at the desk: outside these hours it is not missed. */
export function Staffed({ station }: { station: Station }) {
  const { t } = useTranslation()
  const [hours, setHours] = useState<OpeningHours>(station.staffed ?? [])
  const save = useChange((patch: StationPatch) => call('PATCH', `/stations/${station.id}`, patch), queries.stations.queryKey)
  return (
    <Card title={t('stations.staffed')} lead={t(hours.length === 0 ? 'stations.staffedAlways' : 'stations.staffedLead')}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          const told = hours.filter(({ days }) => days.length > 0)
          save.mutate({ staffed: told.length > 0 ? told : null })
        }}
      >
        {hours.map((each, at) => (
          <HoursFields
            key={`${hours.length}-${String(at)}`}
            hours={each}
            number={at + 1}
            words={{ from: t('stations.staffedFrom'), to: t('stations.staffedTo') }}
            onChange={(some) => setHours(hours.map((other, place) => (place === at ? { ...other, ...some } : other)))}
            onRemove={() => setHours(hours.toSpliced(at, 1))}
          />
        ))}
        {hours.length < 7 && (
          <Button variant="default" onClick={() => setHours([...hours, { days: EVERY_DAY, open: '07:00', close: '17:00' }])}>
            {t('stations.staffedAdd')}
          </Button>
        )}
        <Trouble error={save.error} />
        <div className="form-end">
          <Button type="submit" size="lg" variant="default" loading={save.isPending}>
            {t('admin.save')}
          </Button>
          <Saved show={save.isSuccess} words={t('admin.saved')} />
        </div>
      </form>
    </Card>
  )
}
