import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonRead } from '../../../hub/contract/office.ts'
import type { PersonPatch } from '../../../hub/contract/resources.ts'
import { call } from '../api/call.ts'
import * as queries from '../api/queries.ts'
import { Trouble } from '../look/trouble.tsx'
import { Card } from './card.tsx'
import { type PersonDraft, PersonFields, personOf } from './person-fields.tsx'
import { Saved } from './saved.tsx'
import { useChange } from './use-change.ts'

export function PersonEdit({ person }: { person: PersonRead }) {
  const { t } = useTranslation()
  const stations = useQuery(queries.stations).data ?? []
  const sites = useQuery(queries.sites).data ?? []
  const { name, username, role } = person
  const [draft, setDraft] = useState<PersonDraft>({
    name,
    username,
    role,
    station: person.station ?? '',
    sites: person.sites ?? [],
    phone: person.phone ?? '',
  })
  const whole = { ...draft, station: draft.station || (stations[0]?.id ?? '') }
  const save = useChange((patch: PersonPatch) => call('PATCH', `/people/${person.id}`, patch), queries.people.queryKey)
  return (
    <Card title={t('admin.change')}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          // What the role does not have is cleared, and not left behind unseen.
          save.mutate({ station: null, sites: null, phone: null, ...personOf(whole) })
        }}
      >
        <PersonFields draft={whole} onChange={setDraft} stations={stations} sites={sites} />
        <Trouble error={save.error} />
        <div className="form-end">
          <Button type="submit" size="lg" loading={save.isPending}>
            {t('admin.save')}
          </Button>
          <Saved show={save.isSuccess} words={t('admin.saved')} />
        </div>
      </form>
    </Card>
  )
}
