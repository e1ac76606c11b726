import { NativeSelect, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewPerson, Role, Site, Station } from '../../../hub/contract/resources.ts'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import * as queries from '../api/queries.ts'
import type { MadePerson } from '../api/types.ts'
import { type Fields, Form } from './form.tsx'
import { Invitation } from './invitation.tsx'

const ROLES: readonly Role[] = ['officer', 'patrol', 'commander', 'staff', 'manager', 'admin']
const OF_SHOPS: readonly Role[] = ['staff', 'manager']

/** Without a password: the person chooses one by the invitation link. */
export function NewPersonForm({ stations, sites, onClose }: { stations: readonly Station[]; sites: readonly Site[]; onClose: () => void }) {
  const { t } = useTranslation()
  const [role, setRole] = useState<Role>('officer')
  const add = useMutation({
    mutationFn: (person: NewPerson) => call<MadePerson>('POST', '/people', person),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queries.people.queryKey }),
  })
  const submit = (field: Fields) => {
    const site = field('site')
    const station = field('station')
    add.mutate({
      name: field('name') ?? '',
      username: field('username') ?? '',
      role,
      ...(station ? { station: station as Station['id'] } : {}),
      ...(site ? { sites: [site as Site['id']] } : {}),
    })
  }
  if (add.data) return <Invitation person={add.data} onClose={onClose} />
  return (
    <Form title={t('admin.newPerson')} busy={add.isPending} error={add.error} onClose={onClose} onSubmit={submit}>
      <TextInput name="name" label={t('admin.name')} required maxLength={120} data-autofocus />
      <TextInput
        name="username"
        label={t('admin.username')}
        description={t('admin.usernameHint')}
        required
        pattern="[a-z0-9][a-z0-9._\-]{1,39}"
        autoCapitalize="none"
        autoComplete="off"
      />
      <NativeSelect
        label={t('admin.role')}
        value={role}
        data={ROLES.map((each) => ({ value: each, label: t(`role.${each}`) }))}
        onChange={(event) => setRole(event.currentTarget.value as Role)}
      />
      {OF_SHOPS.includes(role) ? (
        <NativeSelect
          name="site"
          label={t('admin.site')}
          data={sites.map(({ id, code, name }) => ({ value: id, label: `${code} · ${name}` }))}
        />
      ) : (
        role !== 'admin' && (
          <NativeSelect name="station" label={t('admin.station')} data={stations.map(({ id, name }) => ({ value: id, label: name }))} />
        )
      )}
    </Form>
  )
}
