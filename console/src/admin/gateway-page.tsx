import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import * as queries from '../api/queries.ts'
import type { GatewayView } from '../api/types.ts'
import { Trouble } from '../look/trouble.tsx'
import { timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { bellVitalFacts } from './bell-vitals.ts'
import { Card } from './card.tsx'
import { counterFacts } from './counter-facts.ts'
import { DeviceCredentials } from './device-credentials.tsx'
import { DeviceEdit } from './device-edit.tsx'
import { DeviceRetire } from './device-retire.tsx'
import { deviceFacts, StateWords } from './device-words.tsx'
import { type Fact, Facts } from './facts.tsx'
import { ModemCards } from './modem-cards.tsx'
import { PageHead } from './page-head.tsx'

const bellFact = (provenAt: string | undefined, now: number, t: TFunction): Fact => ({
  name: t('devices.bellProven'),
  value: provenAt ? timeOrDay(provenAt, now) : t('devices.bellUnproven'),
  tone: provenAt ? undefined : 'waits',
})

export function GatewayPage({ id }: { id: string }) {
  const { t } = useTranslation()
  const now = useNow()
  const { data: gateway, error } = useQuery({
    queryKey: ['gateway', id],
    queryFn: () => call<GatewayView>('GET', `/gateways/${id}`),
    refetchInterval: 5_000,
  })
  const site = useQuery(queries.sites).data?.find((each) => each.id === gateway?.site)
  const station = useQuery(queries.stations).data?.find((each) => each.id === gateway?.station)
  const back = { to: '/admin/devices/gateways', words: t('devices.gateways') }
  if (!gateway)
    return (
      <>
        <PageHead title={t('devices.gateways')} back={back} />
        <Trouble error={error} />
      </>
    )
  const { label, supervision, retiredAt, state, buttons, line, counters, bell, provenAt, modem, bellVitals } = gateway
  return (
    <>
      <PageHead
        title={label}
        lead={
          site
            ? `${site.code} · ${site.name}`
            : [bell && t('devices.bell'), modem && t('messages.modem.name'), station?.name].filter(Boolean).join(' · ')
        }
        back={back}
      />
      {retiredAt && <p className="trouble">{t('devices.retiredAt', { time: timeOrDay(retiredAt, now) })}</p>}
      <div className="cards">
        <Card title={t('devices.state')}>
          <Facts
            facts={[
              { name: t('devices.state'), value: <StateWords state={state} /> },
              ...(bell ? [bellFact(provenAt, now, t)] : []),
              ...(bell || (modem && buttons === 0)
                ? []
                : [{ name: t('devices.buttons'), value: t('devices.behindCount', { count: buttons }) }]),
              ...(line
                ? [{ name: t('devices.lineName'), value: t(bell ? 'devices.bellSiren' : `devices.line.${line}`), tone: 'waits' as const }]
                : []),
              ...bellVitalFacts(bellVitals, t),
              ...deviceFacts(gateway, now, t),
              ...counterFacts(counters, t),
              { name: t('devices.supervision'), value: t(`devices.preset.${supervision}`) },
              { name: t('devices.id'), value: <code>{id}</code> },
              ...(bell && station ? [{ name: t('devices.stationId'), value: <code>{station.id}</code> }] : []),
            ]}
          />
        </Card>
        {!retiredAt && modem && <ModemCards gateway={id} isHeard={state === 'online'} />}
        {!retiredAt && (
          <>
            <DeviceEdit
              {...{ what: 'gateways', id, label, supervision, modem: modem ?? false }}
              {...(station && { bell: bell ?? false })}
            />
            <DeviceCredentials what="gateways" id={id} label={label} />
            <DeviceRetire
              what="gateways"
              id={id}
              label={label}
              effects={modem ? t('messages.modem.retire') : bell ? t('devices.retireBell') : t('devices.retireGateway', { count: buttons })}
            />
          </>
        )}
      </div>
    </>
  )
}
