import { useQuery } from '@tanstack/react-query'
import '../messages/texts.ts'
import { useTranslation } from 'react-i18next'
import * as queries from '../api/queries.ts'
import type { GatewayView } from '../api/types.ts'
import { goTo } from '../path.ts'
import { Heard, StateWords } from './device-words.tsx'
import { Link } from './link.tsx'
import { Listing } from './listing.tsx'
import { ModemSignal } from './modem-signal.tsx'

export function GatewaysList() {
  const { t } = useTranslation()
  const { data, error } = useQuery(queries.gateways)
  const stations = useQuery(queries.stations).data
  const sites = useQuery(queries.sites).data
  const place = ({ site, station }: GatewayView) =>
    site ? (sites?.find(({ id }) => id === site)?.name ?? site) : (stations?.find(({ id }) => id === station)?.name ?? station ?? '–')
  return (
    <>
      {data?.length === 0 && <p>{t('devices.noGateways')}</p>}
      <Listing
        rows={data}
        error={error}
        keyOf={({ id }) => id}
        text={(gateway) =>
          `${gateway.label} ${gateway.id} ${place(gateway)} ${gateway.bell ? t('devices.bell') : ''} ${gateway.modem ? t('messages.modem.name') : ''} ${t(`buttonState.${gateway.state}`)}`
        }
        add={{ words: t('devices.newGateway'), open: () => goTo('/admin/devices/gateways/new') }}
        columns={[
          { head: t('devices.label'), cell: ({ id, label }) => <Link to={`/admin/devices/gateways/${id}`}>{label}</Link> },
          { head: t('devices.placedAt'), cell: place },
          {
            head: t('devices.state'),
            cell: ({ state, line, bell }) =>
              line ? <span data-tone="waits">{t(bell ? 'devices.bellSiren' : `devices.line.${line}`)}</span> : <StateWords state={state} />,
          },
          {
            head: t('devices.buttons'),
            cell: ({ bell, modem, buttons }) =>
              modem ? t('messages.modem.name') : bell ? t('devices.bell') : t('devices.behindCount', { count: buttons }),
          },
          {
            head: t('messages.modem.signal'),
            cell: ({ modemVitals, state }) => (modemVitals && state === 'online' ? <ModemSignal vitals={modemVitals} /> : '–'),
          },
          { head: t('devices.lastHeard'), cell: ({ lastHeardAt }) => <Heard at={lastHeardAt} /> },
          {
            head: t('devices.bellProven'),
            cell: ({ bell, provenAt }) =>
              bell ? provenAt ? <Heard at={provenAt} /> : <span data-tone="waits">{t('devices.bellUnproven')}</span> : '–',
          },
          { head: t('devices.waiting'), cell: ({ counters }) => counters?.outbox ?? '–' },
        ]}
      />
    </>
  )
}
