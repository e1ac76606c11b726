import { useTranslation } from 'react-i18next'
import type { PersonRead } from '../../../hub/contract/office.ts'
import { timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'

export type PersonState = 'active' | 'invited' | 'disabled'
export const personState = ({ disabled, invited }: PersonRead): PersonState => (disabled ? 'disabled' : invited ? 'invited' : 'active')

export function PersonStateWords({ person }: { person: PersonRead }) {
  const { t } = useTranslation()
  const now = useNow()
  const state = personState(person)
  const until = person.invitedUntil
  const words =
    state !== 'invited'
      ? t(`people.state.${state}`)
      : until
        ? t('people.invitedUntil', { time: timeOrDay(until, now) })
        : t('people.inviteExpired')
  return <span data-tone={state === 'active' ? 'proof' : 'waits'}>{words}</span>
}
