import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as queries from '../api/queries.ts'
import { Card } from './card.tsx'
import { Link } from './link.tsx'
import { MessageTests } from './message-tests.tsx'

/** From the modem's page: a test with somebody who has a number. */
export function ModemTest() {
  const { t } = useTranslation()
  const [chosen, choose] = useState('')
  const people = (useQuery(queries.people).data ?? []).filter(({ phone, disabled }) => phone && !disabled)
  const person = people.find(({ id }) => id === chosen) ?? people[0]
  return (
    <Card title={t('messages.test.title')} lead={t('messages.test.chooseLead')}>
      {person ? (
        <>
          <NativeSelect
            label={t('messages.test.choose')}
            value={person.id}
            data={people.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => choose(event.currentTarget.value)}
          />
          <MessageTests key={person.id} person={person.id} />
          <Link to={`/admin/people/${person.id}`}>{t('messages.test.openPerson', { name: person.name })}</Link>
        </>
      ) : (
        <p data-tone="waits">{t('messages.test.nobody')}</p>
      )}
    </Card>
  )
}
