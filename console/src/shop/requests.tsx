import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import { Trouble } from '../look/trouble.tsx'
import { timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import * as queries from './queries.ts'

/** What was asked for, and what the administrator has said to it. */
export function Requests({ site }: { site: string }) {
  const { t } = useTranslation()
  const now = useNow()
  const { data, error } = useQuery(queries.requestsOf(site))
  const withdraw = useMutation({
    mutationFn: (id: string) => call('DELETE', `/contact-requests/${id}`),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queries.requestsOf(site).queryKey }),
  })
  if (!data?.length) return <Trouble error={error} />
  return (
    <section aria-label={t('shop.contacts.requests')}>
      <h3>{t('shop.contacts.requests')}</h3>
      <Trouble error={error ?? withdraw.error} />
      <ul>
        {data.map(({ id, at, by, state, text, contacts, reason }) => (
          <li className="row" key={id}>
            <span>
              <b data-tone={state === 'accepted' ? 'proof' : state === 'withdrawn' ? undefined : 'waits'}>
                {t(`contacts.states.${state}`)}
              </b>
              <small>{t('contacts.askedBy', { name: by?.name ?? '–', time: timeOrDay(at, now) })}</small>
              {text && <small>{text}</small>}
              {contacts && <small>{contacts.map(({ name, phone }) => `${name} ${phone}`).join(' · ')}</small>}
              {reason && <small>{t('contacts.reason', { reason })}</small>}
            </span>
            {state === 'open' && (
              <button type="button" className="plain" disabled={withdraw.isPending} onClick={() => withdraw.mutate(id)}>
                {t('shop.contacts.withdraw')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
