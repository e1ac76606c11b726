import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewPerson } from '../../../hub/contract/resources.ts'
import { call } from '../api/call.ts'
import * as queries from '../api/queries.ts'
import type { MadePerson } from '../api/types.ts'
import { Trouble } from '../look/trouble.tsx'
import { goTo } from '../path.ts'
import { Invitation } from './invitation.tsx'
import { PageHead } from './page-head.tsx'
import { type PersonDraft, PersonFields, personOf } from './person-fields.tsx'
import { useChange } from './use-change.ts'

const EMPTY: PersonDraft = { name: '', username: '', role: 'officer', station: '', sites: [], phone: '' }

/** Without a password: the person chooses one by the invitation. */
export function NewPersonPage() {
  const { t } = useTranslation()
  const stations = useQuery(queries.stations).data ?? []
  const sites = useQuery(queries.sites).data ?? []
  const [draft, setDraft] = useState(EMPTY)
  const whole = { ...draft, station: draft.station || (stations[0]?.id ?? '') }
  const add = useChange((person: NewPerson) => call<MadePerson>('POST', '/people', person), queries.people.queryKey)
  return (
    <>
      <PageHead title={t('people.newTitle')} lead={t('people.newLead')} back={{ to: '/admin/people', words: t('people.back') }} />
      {add.data ? (
        <Invitation person={add.data} onDone={() => goTo(`/admin/people/${add.data.id}`)} />
      ) : (
        <form
          className="card form"
          onSubmit={(event) => {
            event.preventDefault()
            add.mutate(personOf(whole))
          }}
        >
          <PersonFields draft={whole} onChange={setDraft} stations={stations} sites={sites} />
          <Trouble error={add.error} />
          <Button type="submit" size="lg" loading={add.isPending}>
            {t('people.invite')}
          </Button>
        </form>
      )}
    </>
  )
}
