import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PersonRead } from '../../../hub/contract/office.ts'
import { dialled } from '../../../hub/contract/phone-number.ts'
import { call } from '../api/call.ts'
import { Trouble } from '../look/trouble.tsx'
import { timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { Card } from './card.tsx'
import { Facts } from './facts.tsx'
import { Link } from './link.tsx'
import { MessageTests } from './message-tests.tsx'
import { PageHead } from './page-head.tsx'
import { PersonAccess } from './person-access.tsx'
import { PersonEdit } from './person-edit.tsx'
import { PersonPins } from './person-pins.tsx'
import { PersonSecondFactor } from './person-second-factor.tsx'
import { PersonStateWords } from './person-state.tsx'
import { ofShops, takesAlarms } from './roles.ts'

export function PersonPage({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data: person, error } = useQuery({
    queryKey: ['people', id],
    queryFn: () => call<PersonRead>('GET', `/people/${id}`),
    refetchInterval: 15_000,
  })
  const back = { to: '/admin/people', words: t('people.back') }
  if (!person)
    return (
      <>
        <PageHead title={t('admin.tabs.people')} back={back} />
        <Trouble error={error} />
      </>
    )
  return (
    <>
      <PageHead title={person.name} lead={t(`people.roleHint.${person.role}`)} back={back} />
      {person.disabled && <p className="trouble">{t('people.disabledNote')}</p>}
      <div className="cards">
        <Card title={t('people.edit')}>
          <Standing person={person} />
          <Link to={`/admin/audit?person=${person.id}`}>{t('people.did')}</Link>
        </Card>
        {!person.disabled && <PersonMessages person={person} />}
        <PersonAccess person={person} />
        {!person.disabled && !person.invited && <PersonSecondFactor person={person} />}
        <PersonEdit key={person.id} person={person} />
        {ofShops(person.role) && <PersonPins person={person} />}
      </div>
    </>
  )
}

function PersonMessages({ person: { id, phone, role } }: { person: PersonRead }) {
  const { t } = useTranslation()
  if (!phone && !takesAlarms(role)) return null
  const value = phone ? t('messages.test.dialledAs', { number: phone, dialled: dialled(phone) }) : t('messages.test.none')
  return (
    <Card title={t('messages.test.title')} lead={t('messages.test.lead')}>
      <Facts facts={[{ name: t('messages.test.number'), value, tone: phone ? undefined : 'waits' }]} />
      {phone && <MessageTests person={id} />}
    </Card>
  )
}

function Standing({ person }: { person: PersonRead }) {
  const { t } = useTranslation()
  const now = useNow()
  const { onDuty, phones, sessions, role } = person
  return (
    <Facts
      facts={[
        { name: t('admin.state'), value: <PersonStateWords person={person} /> },
        { name: t('people.role'), value: t(`role.${role}`) },
        {
          name: t('people.onDuty'),
          value: onDuty
            ? t('people.onDutyAt', { station: onDuty.station.name, time: timeOrDay(onDuty.since, now) })
            : t('people.notOnDuty'),
          tone: onDuty && 'proof',
        },
        {
          name: t('people.phones'),
          value: phones === 0 && takesAlarms(role) ? t('people.noPhones') : t('people.phonesCount', { count: phones }),
          tone: phones === 0 && takesAlarms(role) ? 'waits' : undefined,
        },
        { name: t('people.sessions'), value: sessions === 0 ? t('people.noSessions') : t('people.sessionsCount', { count: sessions }) },
      ]}
    />
  )
}
