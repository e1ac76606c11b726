import { useTranslation } from 'react-i18next'
import type { IncidentView } from '../../../hub/contract/views.ts'
import { telephone } from '../look/telephone.ts'

/** Notes and people to call, as far as the hub gives them: it holds them back until this patrol is on its way, and from the close on. */
export function Inside({ site }: { site: IncidentView['site'] }) {
  const { t } = useTranslation()
  const { notes, contacts, contactsLocked, untilOnTheWay } = site
  return (
    <section className="note inside">
      <h2>{t('patrol.inside')}</h2>
      {untilOnTheWay && <p>{t('patrol.hidden')}</p>}
      {!untilOnTheWay && !notes && contacts.length === 0 && <p>{t('patrol.noInside')}</p>}
      {notes && <p className="site-notes">{notes}</p>}
      {contacts.map(({ name, role, phone, challenge }) => (
        <div key={`${name} ${phone}`} className="contact">
          <p>
            <b>{name}</b>
            <span>{[role, challenge && t('incident.challenge', { word: challenge })].filter(Boolean).join(' · ')}</span>
          </p>
          <a href={telephone(phone)} aria-label={t('patrol.callContact', { name, phone })}>
            {phone}
          </a>
        </div>
      ))}
      {contactsLocked && <p>{t('patrol.locked')}</p>}
    </section>
  )
}
