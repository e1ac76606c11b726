import '../look/dialogs.css'
import './contact-requests.css'
import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import type { ContactRequestView } from '../api/types.ts'
import { Trouble } from '../look/trouble.tsx'
import { timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { ContactChange } from './contact-change.tsx'
import { openRequests, pastRequests } from './contact-request-queries.ts'
import { DeclineRequest } from './decline-request.tsx'
import { PageHead } from './page-head.tsx'

/** Shops that want the police to call other people: the list in use beside the one asked for. */
export function ContactRequests() {
  const { t } = useTranslation()
  const open = useQuery(openRequests)
  const past = useQuery(pastRequests)
  return (
    <div className="requests">
      <PageHead title={t('admin.tabs.contacts')} lead={t('contacts.office.lead')} />
      <Trouble error={open.error ?? past.error} />
      {open.data?.length === 0 && <p role="status">{t('contacts.office.none')}</p>}
      {open.data?.map((request) => (
        <OpenRequest key={request.id} request={request} />
      ))}
      {past.data && past.data.length > 0 && (
        <section aria-label={t('contacts.office.past')}>
          <h2>{t('contacts.office.past')}</h2>
          <ul>
            {past.data.map((request) => (
              <PastRequest key={request.id} request={request} />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function OpenRequest({ request }: { request: ContactRequestView }) {
  const { t } = useTranslation()
  const now = useNow()
  const [declining, setDeclining] = useState(false)
  const { id, site, by, at, text, contacts, before } = request
  const accept = useMutation({
    mutationFn: () => call('POST', `/contact-requests/${id}/accept`),
    onSuccess: () =>
      Promise.all([openRequests.queryKey, ['sites']].map((queryKey) => queryClient.invalidateQueries({ queryKey: queryKey.slice(0, 1) }))),
  })
  return (
    <section className="request" aria-label={site.name}>
      <h2>{`${site.code} · ${site.name}`}</h2>
      <p className="request-by">{t('contacts.askedBy', { name: by?.name ?? '–', time: timeOrDay(at, now) })}</p>
      {text && <blockquote>{text}</blockquote>}
      {contacts ? <ContactChange now={request.now ?? before} wanted={contacts} /> : <p>{t('contacts.wordsOnly')}</p>}
      <Trouble error={accept.error} />
      <div className="request-acts">
        <Button size="md" loading={accept.isPending} onClick={() => accept.mutate()}>
          {contacts ? t('contacts.office.accept') : t('contacts.office.acceptWords')}
        </Button>
        <Button size="md" variant="default" disabled={accept.isPending} onClick={() => setDeclining(true)}>
          {t('contacts.office.decline')}
        </Button>
      </div>
      {declining && <DeclineRequest request={request} onClose={() => setDeclining(false)} />}
    </section>
  )
}

function PastRequest({ request }: { request: ContactRequestView }) {
  const { t } = useTranslation()
  const now = useNow()
  const { site, state, decidedAt, decidedBy, text, contacts, reason } = request
  const time = timeOrDay(decidedAt ?? request.at, now)
  return (
    <li>
      <b>{`${site.code} · ${site.name}`}</b>
      <span data-tone={state === 'accepted' ? 'proof' : undefined}>{t(`contacts.states.${state}`)}</span>
      <span>{decidedBy ? t('contacts.decidedBy', { name: decidedBy.name, time }) : t('contacts.decided', { time })}</span>
      {text && <span>{text}</span>}
      {contacts && <span>{contacts.map(({ name, phone }) => `${name} ${phone}`).join(' · ')}</span>}
      {reason && <span>{t('contacts.reason', { reason })}</span>}
    </li>
  )
}
