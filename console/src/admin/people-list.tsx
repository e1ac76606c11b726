import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonRead } from '../../../hub/contract/office.ts'
import type { Role } from '../../../hub/contract/resources.ts'
import * as queries from '../api/queries.ts'
import { goTo } from '../path.ts'
import { shortTime } from '../time/format.ts'
import { Choice } from './choice.tsx'
import { Link } from './link.tsx'
import { Listing } from './listing.tsx'
import { PageHead } from './page-head.tsx'
import { type PersonState, PersonStateWords, personState } from './person-state.tsx'
import { ROLES, takesAlarms } from './roles.ts'

const STATES: readonly PersonState[] = ['active', 'invited', 'disabled']

export function PeopleList() {
  const { t } = useTranslation()
  const { data, error } = useQuery({ ...queries.people, refetchInterval: 15_000 })
  const stations = useQuery(queries.stations).data
  const sites = useQuery(queries.sites).data
  const [role, setRole] = useState<Role | ''>('')
  const [state, setState] = useState<PersonState | ''>('')
  const place = ({ station, sites: own = [] }: PersonRead) => {
    if (station) return stations?.find(({ id }) => id === station)?.name
    const names = own.map((id) => sites?.find((site) => site.id === id)?.name ?? id)
    return names.length > 2 ? t('people.sitesChosen', { count: names.length }) : names.join(', ')
  }
  const rows = data?.filter((person) => (!role || person.role === role) && (!state || personState(person) === state))
  return (
    <>
      <PageHead title={t('admin.tabs.people')} lead={t('people.lead')} />
      <Listing
        rows={rows}
        error={error}
        keyOf={({ id }) => id}
        text={(person) => `${person.name} ${person.username} ${t(`role.${person.role}`)} ${place(person) ?? ''}`}
        add={{ words: t('people.add'), open: () => goTo('/admin/people/new') }}
        columns={[
          { head: t('people.name'), cell: ({ id, name }) => <Link to={`/admin/people/${id}`}>{name}</Link> },
          { head: t('people.username'), cell: ({ username }) => username, short: true },
          { head: t('people.role'), cell: (person) => t(`role.${person.role}`), short: true },
          { head: t('admin.place'), cell: (person) => place(person) || '–' },
          { head: t('admin.state'), cell: (person) => <PersonStateWords person={person} />, short: true },
          {
            head: t('people.onDuty'),
            cell: ({ onDuty }) =>
              onDuty ? (
                <span data-tone="proof">{t('people.onDutyAt', { station: onDuty.station.name, time: shortTime(onDuty.since) })}</span>
              ) : (
                '–'
              ),
          },
          {
            head: t('people.phones'),
            cell: ({ role: is, phones }) =>
              phones === 0 && !takesAlarms(is) ? (
                '–'
              ) : (
                <span data-tone={phones === 0 ? 'waits' : undefined}>
                  {phones === 0 ? t('people.phonesNone') : t('people.phonesCount', { count: phones })}
                </span>
              ),
          },
        ]}
      >
        <Choice
          label={t('people.role')}
          value={role}
          onChange={setRole}
          options={[{ value: '', words: t('people.anyRole') }, ...ROLES.map((value) => ({ value, words: t(`role.${value}`) }))]}
        />
        <Choice
          label={t('admin.state')}
          value={state}
          onChange={setState}
          options={[{ value: '', words: t('people.anyState') }, ...STATES.map((value) => ({ value, words: t(`people.state.${value}`) }))]}
        />
      </Listing>
    </>
  )
}
