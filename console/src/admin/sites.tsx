import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Site } from '../../../hub/contract/resources.ts'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import * as queries from '../api/queries.ts'
import { Trouble } from '../look/trouble.tsx'
import { Listing } from './listing.tsx'
import { NewButtonForm } from './new-button-form.tsx'
import { NewSiteForm } from './new-site-form.tsx'
import { PageHead } from './page-head.tsx'

export function Sites() {
  const { t } = useTranslation()
  const { data, error } = useQuery(queries.sites)
  const buttons = useQuery(queries.buttons).data
  const stations = useQuery(queries.stations).data
  const [adding, setAdding] = useState(false)
  const [buttonFor, setButtonFor] = useState<Site | null>(null)
  const handover = useMutation({
    mutationFn: ({ id }: Site) => call('POST', `/sites/${id}/handover`),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queries.sites.queryKey }),
  })
  const count = (site: Site) => buttons?.filter((button) => button.site === site.id && button.state !== 'retired').length ?? 0
  return (
    <>
      <PageHead title={t('admin.tabs.sites')} />
      <Trouble error={handover.error} />
      <Listing
        rows={data}
        error={error}
        keyOf={({ id }) => id}
        text={({ code, name, address }) => `${code} ${name} ${address}`}
        add={{ words: t('admin.newSite'), open: () => setAdding(true) }}
        columns={[
          { head: t('admin.code'), cell: ({ code }) => <b>{code}</b> },
          { head: t('admin.name'), cell: ({ name }) => name },
          { head: t('admin.kind'), cell: ({ kind }) => t(`siteKind.${kind}`) },
          { head: t('admin.address'), cell: ({ address }) => address },
          {
            head: t('admin.station'),
            cell: ({ station }) => (station ? (stations?.find(({ id }) => id === station)?.name ?? station) : t('admin.stationNearest')),
          },
          { head: t('admin.buttons'), cell: (site) => count(site) },
          {
            head: t('admin.state'),
            cell: (site) =>
              site.service === 'in-service' ? (
                <span data-tone="proof">{t('admin.inService')}</span>
              ) : (
                <span className="cell-acts">
                  <span data-tone="waits">{t('admin.fitting')}</span>
                  <Button
                    variant="default"
                    disabled={handover.isPending}
                    onClick={() => confirm(t('admin.handoverSure', { site: site.name })) && handover.mutate(site)}
                  >
                    {t('admin.handover')}
                  </Button>
                </span>
              ),
          },
          {
            head: t('common.more'),
            cell: (site) => (
              <Button variant="subtle" onClick={() => setButtonFor(site)}>
                {t('admin.newButton')}
              </Button>
            ),
          },
        ]}
      />
      {adding && <NewSiteForm stations={stations ?? []} onClose={() => setAdding(false)} />}
      {buttonFor && <NewButtonForm sites={data ?? []} site={buttonFor.id} onClose={() => setButtonFor(null)} />}
    </>
  )
}
