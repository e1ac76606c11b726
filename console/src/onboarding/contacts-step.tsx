import { Button, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Contact } from '../../../hub/contract/resources.ts'
import { StepForm, useSave } from './step-form.tsx'
import type { StepProps } from './step-props.ts'
import { useDraft } from './use-draft.ts'

const EMPTY: Contact = { name: '', phone: '', role: '', where: 'outside' }

/** Whom the police call, in this order. Inside numbers stay locked during a hold-up: a phone that rings beside a robber kills. */
export function ContactsStep({ site, next }: StepProps) {
  const { t } = useTranslation()
  const [{ contacts }, change, forget] = useDraft(`${site.id}.contacts`, { contacts: site.contacts.length > 0 ? site.contacts : [EMPTY] })
  const save = useSave(site, forget, next)
  const put = (at: number, some: Partial<Contact>) =>
    change({ contacts: contacts.map((contact, each) => (each === at ? { ...contact, ...some } : contact)) })
  const move = (at: number) => {
    const moved = contacts.toSpliced(at, 1)
    change({ contacts: moved.toSpliced(at - 1, 0, contacts[at] ?? EMPTY) })
  }
  const filled = contacts.filter(({ name, phone }) => name.trim() || phone.trim())
  return (
    <StepForm
      step="contacts"
      site={site}
      lead={t('onboarding.contactsLead')}
      busy={save.isPending}
      error={save.error}
      saved={save.isSuccess}
      submit={site.service === 'in-service' ? t('onboarding.save') : t('onboarding.saveNext')}
      onSubmit={() => save.mutate({ contacts: filled.map(tidy) })}
      more={
        <Button size="lg" variant="default" onClick={() => change({ contacts: [...contacts, EMPTY] })}>
          {t('onboarding.contactAdd')}
        </Button>
      }
    >
      {!filled.some(({ where }) => where === 'outside') && (
        <p className="trouble" role="status">
          {t('onboarding.contactsNoOutside')}
        </p>
      )}
      {contacts.map((contact, at) => (
        <ContactFields
          key={`${contacts.length}-${String(at)}`}
          contact={contact}
          number={at + 1}
          onChange={(some) => put(at, some)}
          onUp={at > 0 ? () => move(at) : undefined}
          onRemove={() => change({ contacts: contacts.toSpliced(at, 1) })}
        />
      ))}
    </StepForm>
  )
}

function tidy({ name, phone, role, where, challenge }: Contact): Contact {
  const word = challenge?.trim()
  return { name: name.trim(), phone: phone.trim(), role: role.trim() || '–', where, ...(word && { challenge: word }) }
}

type FieldsProps = {
  contact: Contact
  number: number
  onChange: (some: Partial<Contact>) => void
  onUp: (() => void) | undefined
  onRemove: () => void
}

function ContactFields({ contact, number, onChange, onUp, onRemove }: FieldsProps) {
  const { t } = useTranslation()
  return (
    <fieldset className="contact">
      <legend>{t('onboarding.contactNumber', { n: number })}</legend>
      <div className="road-pair">
        <TextInput
          label={t('onboarding.contactName')}
          required
          maxLength={120}
          value={contact.name}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t('onboarding.contactPhone')}
          type="tel"
          required
          maxLength={40}
          value={contact.phone}
          onChange={(event) => onChange({ phone: event.currentTarget.value })}
        />
      </div>
      <fieldset className="choices choices-wide">
        <legend>{t('onboarding.contactWhere')}</legend>
        {(['outside', 'inside'] as const).map((where) => (
          <label key={where} className="choice">
            <input type="radio" name={`where-${number}`} checked={contact.where === where} onChange={() => onChange({ where })} />
            <span>
              {t(`onboarding.where.${where}`)}
              <small>{t(`onboarding.whereHint.${where}`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="road-pair">
        <TextInput
          label={t('onboarding.contactRole')}
          maxLength={80}
          value={contact.role}
          onChange={(event) => onChange({ role: event.currentTarget.value })}
        />
        <TextInput
          label={t('onboarding.contactChallenge')}
          description={t('onboarding.contactChallengeHint')}
          maxLength={80}
          value={contact.challenge ?? ''}
          onChange={(event) => onChange({ challenge: event.currentTarget.value })}
        />
      </div>
      <div className="road-acts">
        {onUp && (
          <button type="button" className="plain" onClick={onUp}>
            {t('onboarding.contactUp')}
          </button>
        )}
        <button type="button" className="plain" onClick={onRemove}>
          {t('onboarding.contactRemove')}
        </button>
      </div>
    </fieldset>
  )
}
