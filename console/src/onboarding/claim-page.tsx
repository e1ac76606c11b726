import '../look/page.css'
import '../look/dialogs.css'
import '../admin/admin.css'
import './onboarding.css'
import './texts.ts'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Claimed } from '../../../hub/contract/onboarding.ts'
import { ApiError } from '../api/api-error.ts'
import { call } from '../api/call.ts'
import { Appearance } from '../look/appearance.tsx'
import { Trouble } from '../look/trouble.tsx'
import { Configuration } from './configuration.tsx'

/**
 * What a slip's QR code opens on the installer's phone. The token stands in the fragment, which a browser sends to nobody;
 * nothing is used up before somebody taps, so that a preview of the link voids no slip.
 */
export function ClaimPage() {
  const { t } = useTranslation()
  const [token] = useState(() => location.hash.slice(1))
  const [stored, setStored] = useState(false)
  const open = useMutation({ mutationFn: () => call<Claimed>('POST', '/claims/open', { token }) })
  const isVoid = open.error instanceof ApiError && open.error.code === 'claim-invalid'
  useEffect(() => {
    document.title = `${t('slips.claimTitle')} — ${t('brand')}`
  }, [t])
  return (
    <main className="claim">
      <h1>{t('slips.claimTitle')}</h1>
      {!open.data && (
        <>
          {!isVoid && <p>{token ? t('slips.claimLead') : t('slips.claimNoToken')}</p>}
          <Trouble error={open.error} />
          {token && !isVoid && (
            <Button size="lg" loading={open.isPending} onClick={() => open.mutate()}>
              {t('slips.claimOpen')}
            </Button>
          )}
        </>
      )}
      {open.data && <Opened claimed={open.data} stored={stored} onStored={setStored} />}
      <Appearance />
    </main>
  )
}

type Props = { claimed: Claimed; stored: boolean; onStored: (stored: boolean) => void }

function Opened({ claimed: { button, site, mqtt, connection }, stored, onStored }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <p className="claim-button" role="status">
        <span className="code">{site.code}</span> {button.label}
      </p>
      <p>{`${site.name}, ${site.address}`}</p>
      {!stored && <Configuration to={{ label: button.label, mqtt, connection }} make={button.profile} />}
      <label className="choice">
        <input type="checkbox" checked={stored} onChange={(event) => onStored(event.currentTarget.checked)} />
        <span>{t('onboarding.stored')}</span>
      </label>
      {stored && <p data-tone="proof">{t('slips.claimNext')}</p>}
    </>
  )
}
