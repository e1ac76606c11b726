import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonRead } from '../../../hub/contract/office.ts'
import { call } from '../api/call.ts'
import * as queries from '../api/queries.ts'
import type { MadePerson } from '../api/types.ts'
import { Trouble } from '../look/trouble.tsx'
import { Card } from './card.tsx'
import { Invitation } from './invitation.tsx'
import { Sure } from './sure.tsx'
import { useChange } from './use-change.ts'

/** How somebody gets in: a fresh invitation for who forgot the password, and the lock for who has left. */
export function PersonAccess({ person }: { person: PersonRead }) {
  const { t } = useTranslation()
  const [sure, setSure] = useState(false)
  const invite = useChange(() => call<MadePerson>('POST', `/people/${person.id}/invitation`), queries.people.queryKey)
  const lock = useChange((disabled: boolean) => call('PATCH', `/people/${person.id}`, { disabled }), queries.people.queryKey)
  if (invite.data) return <Invitation person={invite.data} onDone={invite.reset} />
  return (
    <Card title={t('people.access')} lead={t('people.passwordRule')}>
      {!person.disabled && (
        <>
          <p>{t('people.resetLead')}</p>
          <Trouble error={invite.error} />
          <Button size="lg" variant="default" loading={invite.isPending} onClick={() => invite.mutate()}>
            {t('people.reset')}
          </Button>
        </>
      )}
      <p>{t('people.lostPhone')}</p>
      {!sure && <Trouble error={lock.error} />}
      {person.disabled ? (
        <Button size="lg" loading={lock.isPending} onClick={() => lock.mutate(false)}>
          {t('people.enable')}
        </Button>
      ) : (
        <Button size="lg" variant="default" onClick={() => setSure(true)}>
          {t('people.disable')}
        </Button>
      )}
      {sure && (
        <Sure
          title={t('people.disableTitle', { name: person.name })}
          yes={t('people.disableYes')}
          busy={lock.isPending}
          error={lock.error}
          onClose={() => {
            setSure(false)
            lock.reset()
          }}
          onYes={() => lock.mutate(true, { onSuccess: () => setSure(false) })}
        >
          {t('people.disableEffects')}
        </Sure>
      )}
    </Card>
  )
}
