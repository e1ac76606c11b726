import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as queries from '../api/queries.ts'
import { timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { Listing } from './listing.tsx'
import { NewButtonForm } from './new-button-form.tsx'
import { PageHead } from './page-head.tsx'

export function Devices() {
  const { t } = useTranslation()
  const now = useNow()
  const { data, error } = useQuery(queries.buttons)
  const sites = useQuery(queries.sites).data
  const [adding, setAdding] = useState(false)
  const siteName = (id: string) => {
    const site = sites?.find((each) => each.id === id)
    return site ? `${site.code} · ${site.name}` : id
  }
  const when = (at: string | undefined) => (at ? timeOrDay(at, now) : t('admin.never'))
  return (
    <>
      <PageHead title={t('admin.tabs.devices')} />
      <Listing
        rows={data}
        error={error}
        keyOf={({ id }) => id}
        text={({ label, site, state }) => `${label} ${siteName(site)} ${t(`buttonState.${state}`)}`}
        add={{ words: t('admin.newButton'), open: () => setAdding(true) }}
        columns={[
          { head: t('admin.site'), cell: ({ site }) => siteName(site) },
          { head: t('admin.label'), cell: ({ label }) => <b>{label}</b> },
          {
            head: t('admin.state'),
            cell: ({ state }) => (
              <span data-tone={state === 'online' ? 'proof' : state === 'retired' ? undefined : 'waits'}>{t(`buttonState.${state}`)}</span>
            ),
          },
          { head: t('admin.lastHeard'), cell: ({ lastHeardAt }) => when(lastHeardAt) },
          { head: t('admin.lastPress'), cell: ({ lastPressAt }) => when(lastPressAt) },
          { head: t('admin.battery'), cell: ({ battery }) => (battery === undefined ? '–' : `${Math.round(battery)} %`) },
          { head: t('admin.supervision'), cell: ({ supervision }) => supervision },
        ]}
      />
      {adding && <NewButtonForm sites={sites ?? []} onClose={() => setAdding(false)} />}
    </>
  )
}
