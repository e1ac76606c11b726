import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import * as queries from '../api/queries.ts'
import type { ButtonView } from '../api/types.ts'
import { Trouble } from '../look/trouble.tsx'
import { timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { ButtonLife } from './button-life.tsx'
import { Card } from './card.tsx'
import { DeviceCredentials } from './device-credentials.tsx'
import { DeviceEdit } from './device-edit.tsx'
import { DeviceRetire } from './device-retire.tsx'
import { deviceFacts, StateWords } from './device-words.tsx'
import { Facts } from './facts.tsx'
import { Link } from './link.tsx'
import { PageHead } from './page-head.tsx'

export function ButtonPage({ id }: { id: string }) {
  const { t } = useTranslation()
  const now = useNow()
  const { data: button, error } = useQuery({
    queryKey: ['button', id],
    queryFn: () => call<ButtonView>('GET', `/buttons/${id}`),
    refetchInterval: 5_000,
  })
  const site = useQuery(queries.sites).data?.find((each) => each.id === button?.site)
  const gateway = useQuery(queries.gateways).data?.find((each) => each.id === button?.gateway)
  const back = { to: '/admin/devices', words: t('devices.back') }
  if (!button)
    return (
      <>
        <PageHead title={t('devices.buttons')} back={back} />
        <Trouble error={error} />
      </>
    )
  const { label, supervision, retiredAt, lastPressAt, ownCredentials, profile, state } = button
  return (
    <>
      <PageHead title={label} lead={site && `${site.code} · ${site.name}`} back={back} />
      {retiredAt && <p className="trouble">{t('devices.retiredAt', { time: timeOrDay(retiredAt, now) })}</p>}
      <div className="cards">
        <Card title={t('devices.state')}>
          <Facts
            facts={[
              { name: t('devices.state'), value: <StateWords state={state} /> },
              {
                name: t('devices.proven'),
                value: lastPressAt ? timeOrDay(lastPressAt, now) : t('devices.provenNever'),
                tone: lastPressAt ? 'proof' : 'waits',
              },
              ...deviceFacts(button, now, t),
              { name: t('devices.supervision'), value: t(`devices.preset.${supervision}`) },
              { name: t('devices.behind'), value: gateway?.label ?? button.gateway ?? t('devices.own') },
              ...(profile ? [{ name: t('devices.profile'), value: profile }] : []),
              { name: t('devices.id'), value: <code>{id}</code> },
            ]}
          />
          {site && <Link to={`/admin/sites/${site.id}`}>{t('devices.openSite')}</Link>}
        </Card>
        <ButtonLife id={id} />
        {!retiredAt && (
          <>
            <DeviceEdit what="buttons" id={id} label={label} supervision={supervision} />
            {ownCredentials ? (
              <DeviceCredentials what="buttons" id={id} label={label} />
            ) : (
              <Card title={t('devices.credentials')} lead={t('devices.noOwn')} />
            )}
            <DeviceRetire what="buttons" id={id} label={label} effects={t('devices.retireButton')} />
          </>
        )}
      </div>
    </>
  )
}
