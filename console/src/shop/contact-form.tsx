import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact } from '../../../hub/contract/resources.ts'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import { Trouble } from '../look/trouble.tsx'
import { ContactFields, type Draft } from './contact-fields.tsx'
import { requestsOf } from './queries.ts'

type Props = { site: string; contacts: readonly Contact[]; onCancel: () => void; onSent: () => void }

/** The list as it should be; nothing changes before an administrator has accepted it. */
export function ContactForm({ site, contacts, onCancel, onSent }: Props) {
  const { t } = useTranslation()
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => contacts.map((contact, key) => ({ ...contact, key })))
  const [text, setText] = useState('')
  const wanted = drafts.map(contactOf)
  const changed = JSON.stringify(wanted) !== JSON.stringify(contacts.map((contact, key) => contactOf({ ...contact, key })))
  const send = useMutation({
    mutationFn: () =>
      call('POST', `/sites/${site}/contact-requests`, { ...(changed && { contacts: wanted }), ...(text.trim() && { text: text.trim() }) }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: requestsOf(site).queryKey })
      onSent()
    },
  })
  const add = () => {
    const key = Math.max(-1, ...drafts.map((draft) => draft.key)) + 1
    setDrafts([...drafts, { key, name: '', phone: '', role: '', where: 'outside' }])
  }
  return (
    <form
      className="contact-form"
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate()
      }}
    >
      <h2>{t('shop.contacts.ask')}</h2>
      <p className="aside">{t('shop.contacts.formLead')}</p>
      {drafts.map((draft, at) => (
        <ContactFields
          key={draft.key}
          title={t('contacts.one', { n: at + 1 })}
          draft={draft}
          onChange={(next) => setDrafts(drafts.map((each) => (each.key === draft.key ? next : each)))}
          onRemove={() => setDrafts(drafts.filter((each) => each.key !== draft.key))}
        />
      ))}
      <button type="button" className="quiet" onClick={add}>
        {t('contacts.add')}
      </button>
      <label className="field">
        <span>{t('contacts.note')}</span>
        <small>{t('contacts.noteLead')}</small>
        <textarea rows={3} maxLength={500} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      </label>
      <Trouble error={send.error} />
      {!changed && !text.trim() && <p className="aside">{t('shop.contacts.unchanged')}</p>}
      <div className="thumb">
        <Button type="submit" size="lg" loading={send.isPending} disabled={!changed && !text.trim()}>
          {t('shop.contacts.send')}
        </Button>
        <Button size="lg" variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}

function contactOf({ name, phone, role, where, challenge }: Draft): Contact {
  const word = challenge?.trim()
  return { name: name.trim(), phone: phone.trim(), role: role.trim(), where, ...(word && { challenge: word }) }
}
