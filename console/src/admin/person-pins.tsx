import { Button, PasswordInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonRead } from '../../../hub/contract/office.ts'
import { call } from '../api/call.ts'
import * as queries from '../api/queries.ts'
import { Trouble } from '../look/trouble.tsx'
import { Card } from './card.tsx'
import { Saved } from './saved.tsx'
import { useChange } from './use-change.ts'

const PATTERN = '\\d{4,8}'

/** Two numbers, one of which calls for help: what is set is never shown again, only that it is. */
export function PersonPins({ person }: { person: PersonRead }) {
  const { t } = useTranslation()
  const [pin, setPin] = useState('')
  const [duressPin, setDuressPin] = useState('')
  const save = useChange(
    () => call('PATCH', `/people/${person.id}`, { ...(pin && { pin }), ...(duressPin && { duressPin }) }),
    queries.people.queryKey,
  )
  const field = (label: string, has: boolean, value: string, set: (value: string) => void) => (
    <PasswordInput
      label={`${label} (${has ? t('people.pinSet') : t('people.pinUnset')})`}
      description={t('people.pinHint')}
      inputMode="numeric"
      pattern={PATTERN}
      autoComplete="off"
      value={value}
      onChange={(event) => {
        save.reset()
        set(event.currentTarget.value)
      }}
    />
  )
  return (
    <Card title={t('people.pins')} lead={t('people.pinsLead')}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate(undefined, {
            onSuccess: () => {
              setPin('')
              setDuressPin('')
            },
          })
        }}
      >
        {field(t('people.pin'), person.hasPin, pin, setPin)}
        {field(t('people.duressPin'), person.hasDuressPin, duressPin, setDuressPin)}
        <Trouble error={save.error} />
        <div className="form-end">
          <Button type="submit" size="lg" loading={save.isPending} disabled={!pin && !duressPin}>
            {t('people.pinSave')}
          </Button>
          <Saved show={save.isSuccess} words={t('people.pinsSaved')} />
        </div>
      </form>
    </Card>
  )
}
