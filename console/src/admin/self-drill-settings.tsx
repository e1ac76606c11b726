// Only this page has them.
import '@mantine/core/styles/InlineInput.css'
import '@mantine/core/styles/Checkbox.css'
import '@mantine/core/styles/Switch.css'
import { Checkbox, Switch, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { SelfDrillSettings as Chosen } from '../../../hub/contract/self-drill-settings.ts'
import type { Settings } from '../../../hub/contract/settings.ts'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import * as queries from '../api/queries.ts'
import { Trouble } from '../look/trouble.tsx'
import { useChange } from './use-change.ts'

const AT = '07:45'

/** When, whether, and whose phone: saved as it is changed, and on the record. */
export function SelfDrillSettings() {
  const { t } = useTranslation()
  const { data } = useQuery(queries.settings)
  const { data: people } = useQuery(queries.people)
  const save = useChange(
    (selfDrill: Chosen) => call<Settings>('PATCH', '/settings', { selfDrill, was: { selfDrill: data?.selfDrill ?? null } }),
    queries.selfDrills.queryKey,
    queries.health.queryKey,
  )
  if (!data || !people) return null
  const chosen = data.selfDrill ?? {}
  const { phones = [] } = chosen
  const set = (part: Partial<Chosen>) =>
    save.mutate(
      { ...chosen, ...part },
      {
        onSuccess: (settings) => queryClient.setQueryData(queries.settings.queryKey, settings),
        onError: () => queryClient.invalidateQueries({ queryKey: queries.settings.queryKey }),
      },
    )
  // Who has none any more can still be taken off.
  const withPhone = people.filter((person) => !person.disabled && (person.phones > 0 || phones.includes(person.id)))
  return (
    <div className="stack">
      <Trouble error={save.error} />
      <Switch
        size="lg"
        label={t('hubHealth.selfDrill.on')}
        checked={!chosen.off}
        disabled={save.isPending}
        onChange={(event) => set({ off: !event.currentTarget.checked })}
      />
      <TextInput
        key={chosen.at}
        type="time"
        label={t('hubHealth.selfDrill.at')}
        defaultValue={chosen.at ?? AT}
        disabled={chosen.off === true}
        onBlur={({ currentTarget: { value } }) => value && value !== (chosen.at ?? AT) && set({ at: value })}
      />
      <Checkbox.Group
        label={t('hubHealth.selfDrill.phones')}
        description={withPhone.length > 0 ? t('hubHealth.selfDrill.phonesHint') : t('hubHealth.selfDrill.noPhones')}
        value={phones}
        onChange={(now) => set({ phones: now as Chosen['phones'] & string[] })}
      >
        <div className="stack drill-phones">
          {withPhone.map(({ id, name }) => (
            <Checkbox key={id} size="md" value={id} label={name} disabled={save.isPending} />
          ))}
        </div>
      </Checkbox.Group>
    </div>
  )
}
