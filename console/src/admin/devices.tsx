import { useTranslation } from 'react-i18next'
import { useSteps } from '../path.ts'
import { ButtonPage } from './button-page.tsx'
import { ButtonsList } from './buttons-list.tsx'
import { GatewayPage } from './gateway-page.tsx'
import { GatewaysList } from './gateways-list.tsx'
import { KeptQuiet } from './kept-quiet.tsx'
import { Link } from './link.tsx'
import { NewGatewayPage } from './new-gateway.tsx'
import { PageHead } from './page-head.tsx'

/** /admin/devices, /admin/devices/<button>, /admin/devices/gateways, /admin/devices/gateways/<gateway> */
export function Devices() {
  const { t } = useTranslation()
  const [, step, id] = useSteps()
  if (step === 'gateways' && id === 'new') return <NewGatewayPage />
  if (step === 'gateways' && id) return <GatewayPage key={id} id={id} />
  if (step && step !== 'gateways') return <ButtonPage key={step} id={step} />
  const gateways = step === 'gateways'
  return (
    <>
      <PageHead title={t('admin.tabs.devices')} lead={t('devices.lead')} />
      <nav className="subtabs" aria-label={t('admin.tabs.devices')}>
        <Link to="/admin/devices" aria-current={gateways ? undefined : 'page'}>
          {t('devices.buttons')}
        </Link>
        <Link to="/admin/devices/gateways" aria-current={gateways ? 'page' : undefined}>
          {t('devices.gateways')}
        </Link>
      </nav>
      <KeptQuiet />
      {gateways ? <GatewaysList /> : <ButtonsList />}
    </>
  )
}
