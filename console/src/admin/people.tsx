import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '../../../hub/contract/resources.ts'
import { call } from '../api/call.ts'
import * as queries from '../api/queries.ts'
import type { MadePerson } from '../api/types.ts'
import { Trouble } from '../look/trouble.tsx'
import { Invitation } from './invitation.tsx'
import { Listing } from './listing.tsx'
import { NewPersonForm } from './new-person-form.tsx'
import { PageHead } from './page-head.tsx'

export function People() {
  const { t } = useTranslation()
  const { data, error } = useQuery(queries.people)
  const stations = useQuery(queries.stations).data
  const sites = useQuery(queries.sites).data
  const [adding, setAdding] = useState(false)
  const invite = useMutation({ mutationFn: ({ id }: Person) => call<MadePerson>('POST', `/people/${id}/invitation`) })
  const place = ({ station, sites: own }: Person) =>
    station ? stations?.find(({ id }) => id === station)?.name : own?.map((id) => sites?.find((site) => site.id === id)?.name).join(', ')
  return (
    <>
      <PageHead title={t('admin.tabs.people')} />
      <Trouble error={invite.error} />
      <Listing
        rows={data}
        error={error}
        keyOf={({ id }) => id}
        text={(person) => `${person.name} ${person.username} ${t(`role.${person.role}`)} ${place(person) ?? ''}`}
        add={{ words: t('admin.newPerson'), open: () => setAdding(true) }}
        columns={[
          { head: t('admin.name'), cell: ({ name }) => <b>{name}</b> },
          { head: t('admin.username'), cell: ({ username }) => username },
          { head: t('admin.role'), cell: ({ role }) => t(`role.${role}`) },
          { head: t('admin.place'), cell: place },
          {
            head: t('admin.state'),
            cell: ({ disabled, invited }) => (
              <span data-tone={disabled || invited ? 'waits' : 'proof'}>
                {disabled ? t('admin.disabled') : invited ? t('admin.invited') : t('admin.active')}
              </span>
            ),
          },
          {
            head: t('admin.invitationTitle'),
            cell: (person) => (
              <Button variant="subtle" disabled={invite.isPending || person.disabled} onClick={() => invite.mutate(person)}>
                {t('admin.invite')}
              </Button>
            ),
          },
        ]}
      />
      {adding && <NewPersonForm stations={stations ?? []} sites={sites ?? []} onClose={() => setAdding(false)} />}
      {invite.data && <Invitation person={invite.data} onClose={invite.reset} />}
    </>
  )
}
