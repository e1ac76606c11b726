import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../hub/contract/api.ts'
import type { ShopView } from '../../../hub/contract/shop.ts'
import { call } from '../api/call.ts'
import type { ShownContact } from '../api/types.ts'
import { Trouble } from '../look/trouble.tsx'
import { askPositions } from './ask-positions.ts'
import { CallLink } from './call-link.tsx'
import { ContactForm } from './contact-form.tsx'
import { PinDialog } from './pin-dialog.tsx'
import { usePositions } from './positions.ts'
import { Requests } from './requests.tsx'

/** Whom the police call for this shop. To ask for others one has to be known by the PIN: the words are opened by it. */
export function Contacts({ shop, session }: { shop: ShopView; session: Session }) {
  const { t } = useTranslation()
  const { data, error } = useQuery({
    queryKey: ['site', shop.id],
    queryFn: () => call<{ contacts: ShownContact[] }>('GET', `/sites/${shop.id}`),
  })
  const opened = usePositions(shop.id)?.contacts
  const [doing, setDoing] = useState<'words' | 'form' | 'sent' | null>(null)
  const [then, setThen] = useState<'form' | null>(null)
  const contacts: readonly ShownContact[] = opened ?? data?.contacts ?? []
  if (doing === 'form' && opened)
    return <ContactForm site={shop.id} contacts={opened} onCancel={() => setDoing(null)} onSent={() => setDoing('sent')} />
  const ask = () => {
    setThen('form')
    setDoing(opened ? 'form' : 'words')
  }
  return (
    <>
      <h2>{t('shop.contacts.title')}</h2>
      <p className="aside">{t('shop.contacts.lead')}</p>
      <Trouble error={error} />
      {data && contacts.length === 0 && <p className="note">{t('contacts.none')}</p>}
      <ul>
        {contacts.map((contact) => (
          <Row key={`${contact.phone} ${contact.name}`} contact={contact} />
        ))}
      </ul>
      {doing === 'sent' && (
        <p className="said-well" role="status">
          {t('shop.contacts.sent')}
        </p>
      )}
      {session.role !== 'admin' && (
        <>
          {!opened && (
            <button
              type="button"
              className="quiet"
              onClick={() => {
                setThen(null)
                setDoing('words')
              }}
            >
              {t('shop.contacts.showWords')}
            </button>
          )}
          <button type="button" className="mid" onClick={ask}>
            {t('shop.contacts.ask')}
          </button>
        </>
      )}
      <Requests site={shop.id} />
      {doing === 'words' && (
        <PinDialog
          title={t('shop.contacts.title')}
          lead={t('shop.contacts.needPin')}
          submit={t('shop.positions.open')}
          ask={(pin) => askPositions(shop.id, pin).then(() => setDoing(then))}
          onClose={() => setDoing(null)}
        />
      )}
    </>
  )
}

function Row({ contact }: { contact: ShownContact }) {
  const { t } = useTranslation()
  const { name, role, phone, where, challenge, challengeHidden } = contact
  const word = challenge ?? (challengeHidden ? t('contacts.hidden') : t('contacts.noChallenge'))
  return (
    <li className="row contact">
      <span>
        <b>{name}</b>
        <small>{`${role} · ${t(`contacts.${where}`)}`}</small>
        <small>{`${t('contacts.challenge')}: ${word}`}</small>
      </span>
      <CallLink phone={phone} />
    </li>
  )
}
