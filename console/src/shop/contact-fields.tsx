import { useTranslation } from 'react-i18next'
import type { Contact } from '../../../hub/contract/resources.ts'

/** A contact being written; `key` tells two empty ones apart. */
export type Draft = Contact & { key: number }

type Props = { title: string; draft: Draft; onChange: (draft: Draft) => void; onRemove: () => void }

export function ContactFields({ title, draft, onChange, onRemove }: Props) {
  const { t } = useTranslation()
  const field = (name: 'name' | 'phone' | 'role' | 'challenge', maxLength: number) => (
    <label className="field">
      <span>{t(`contacts.${name}`)}</span>
      <input
        type={name === 'phone' ? 'tel' : 'text'}
        autoComplete="off"
        required={name !== 'challenge'}
        maxLength={maxLength}
        value={draft[name] ?? ''}
        onChange={(event) => onChange({ ...draft, [name]: event.currentTarget.value })}
      />
    </label>
  )
  return (
    <fieldset className="one-contact">
      <legend>{title}</legend>
      {field('name', 120)}
      {field('phone', 40)}
      {field('role', 80)}
      <label className="field">
        <span>{t('contacts.where')}</span>
        <select
          value={draft.where}
          onChange={(event) => onChange({ ...draft, where: event.currentTarget.value === 'inside' ? 'inside' : 'outside' })}
        >
          <option value="outside">{t('contacts.outside')}</option>
          <option value="inside">{t('contacts.inside')}</option>
        </select>
      </label>
      {field('challenge', 80)}
      <button type="button" className="plain" onClick={onRemove}>
        {t('contacts.remove')}
      </button>
    </fieldset>
  )
}
