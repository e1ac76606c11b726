import { useTranslation } from 'react-i18next'
import type { Contact } from '../../../hub/contract/resources.ts'
import { type Change, changesOf } from './contact-changes.ts'

/** The list in use beside the one asked for, contact by contact: what goes, what is new, and the fields that differ. */
export function ContactChange({ now, wanted }: { now: readonly Contact[]; wanted: readonly Contact[] }) {
  const { t } = useTranslation()
  return (
    <div className="sheet">
      <table className="change">
        <thead>
          <tr>
            <th scope="col">{t('contacts.office.now')}</th>
            <th scope="col">{t('contacts.office.wanted')}</th>
          </tr>
        </thead>
        <tbody>
          {changesOf(now, wanted).map((change) => (
            <tr key={change.key}>
              <td data-head={t('contacts.office.now')}>{change.now && <One contact={change.now} other={change.wanted} />}</td>
              <td data-head={t('contacts.office.wanted')}>
                <b data-tone={change.how === 'same' ? undefined : 'waits'}>{t(`contacts.office.${change.how}`)}</b>
                {change.wanted && change.how !== 'same' && <One contact={change.wanted} other={change.now} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function One({ contact, other }: { contact: Contact; other: Change['now'] }) {
  const { t } = useTranslation()
  const { name, phone, role, where, challenge } = contact
  const differs = (field: keyof Contact) => (other !== null && other[field] !== contact[field]) || undefined
  return (
    <span className="one">
      <span data-differs={differs('name')}>{name}</span>
      <span data-differs={differs('phone')}>{phone}</span>
      <span data-differs={differs('role')}>{role}</span>
      <span data-differs={differs('where')}>{t(`contacts.${where}`)}</span>
      <span data-differs={differs('challenge')}>{`${t('contacts.challenge')}: ${challenge ?? t('contacts.noChallenge')}`}</span>
    </span>
  )
}
