import { useTranslation } from 'react-i18next'
import type { IncidentView } from '../../../hub/contract/views.ts'

type Contact = IncidentView['site']['contacts'][number]

/** Whom to call. Inside numbers are not even sent while a hold-up may still be going on: a phone that rings beside a robber kills. */
export function Contacts({ site }: { site: IncidentView['site'] }) {
  const { t } = useTranslation()
  const outside = site.contacts.filter(({ where }) => where === 'outside')
  const inside = site.contacts.filter(({ where }) => where === 'inside')
  return (
    <section className="box">
      <h2>{t('duty.box.outside')}</h2>
      <ul>
        {outside.map((contact) => (
          <Line key={`${contact.name} ${contact.phone}`} contact={contact} />
        ))}
      </ul>
      {outside.length === 0 && <p className="quiet-words">{t('duty.box.noContacts')}</p>}
      {(site.contactsLocked || inside.length > 0) && <h2>{t('duty.box.inside')}</h2>}
      {site.contactsLocked ? (
        <p className="quiet-words">{t('duty.box.locked')}</p>
      ) : (
        <ul>
          {inside.map((contact) => (
            <Line key={`${contact.name} ${contact.phone}`} contact={contact} />
          ))}
        </ul>
      )}
      {site.notes && (
        <>
          <h2>{t('duty.box.notes')}</h2>
          <p className="notes">{site.notes}</p>
        </>
      )}
      <h2>{t('desk.contact.copyCode')}</h2>
      <p>
        <b className="code">{site.code}</b>
        <span className="quiet-words">{` · ${t('desk.contact.place')} ${site.location.lat.toFixed(5)}, ${site.location.lon.toFixed(5)}`}</span>
      </p>
    </section>
  )
}

function Line({ contact: { name, role, challenge, phone } }: { contact: Contact }) {
  const { t } = useTranslation()
  return (
    <li className="fact">
      <span>
        <b>{name}</b>
        {role && ` · ${role}`}
        {challenge && <span className="challenge">{t('incident.challenge', { word: challenge })}</span>}
      </span>
      <a className="call" href={`tel:${phone.replace(/[^\d+]/g, '')}`} aria-label={t('desk.contact.call', { name, phone })}>
        {phone}
      </a>
    </li>
  )
}
