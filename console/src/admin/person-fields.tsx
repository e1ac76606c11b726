import { NativeSelect, TextInput } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewPerson, Role, Site, Station } from '../../../hub/contract/resources.ts'
import { PersonNumber } from './person-number.tsx'
import { ofShops, ROLES } from './roles.ts'
import { SitePicks } from './site-picks.tsx'

export type PersonDraft = { name: string; username: string; role: Role; station: string; sites: readonly string[]; phone: string }

/** What of a draft belongs to its role: who moves from a shop to a station leaves the shop behind. */
export function personOf({ name, username, role, station, sites, phone }: PersonDraft): NewPerson {
  return {
    name: name.trim(),
    username: username.trim().toLowerCase(),
    role,
    ...(phone.trim() !== '' && { phone: phone.trim() }),
    ...(!ofShops(role) && role !== 'admin' && { station: station as Station['id'] }),
    ...(ofShops(role) && { sites: [...sites] as Site['id'][] }),
  }
}

type Props = { draft: PersonDraft; onChange: (draft: PersonDraft) => void; stations: readonly Station[]; sites: readonly Site[] }

export function PersonFields({ draft, onChange, stations, sites }: Props) {
  const { t } = useTranslation()
  const group = useId()
  const set = (part: Partial<PersonDraft>) => onChange({ ...draft, ...part })
  return (
    <>
      <TextInput
        label={t('people.name')}
        required
        maxLength={120}
        value={draft.name}
        autoComplete="off"
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('people.username')}
        description={t('people.usernameHint')}
        required
        pattern="[a-z0-9][a-z0-9._\-]{1,39}"
        autoCapitalize="none"
        autoComplete="off"
        value={draft.username}
        onChange={(event) => set({ username: event.currentTarget.value })}
      />
      <PersonNumber value={draft.phone} onChange={(phone) => set({ phone })} />
      <fieldset className="role-cards">
        <legend>{t('people.role')}</legend>
        {ROLES.map((role) => (
          <label key={role} className="role-card">
            <input type="radio" name={group} value={role} checked={draft.role === role} onChange={() => set({ role })} />
            <span>
              <b>{t(`role.${role}`)}</b>
              <span>{t(`people.roleHint.${role}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {ofShops(draft.role) && <SitePicks sites={sites} chosen={draft.sites} onChange={(chosen) => set({ sites: chosen })} />}
      {!ofShops(draft.role) && draft.role !== 'admin' && (
        <NativeSelect
          label={t('people.station')}
          value={draft.station}
          data={stations.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => set({ station: event.currentTarget.value })}
        />
      )}
    </>
  )
}
