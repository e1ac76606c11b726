import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import { Card } from './card.tsx'
import { Sure } from './sure.tsx'
import { useChange } from './use-change.ts'

type Props = { what: 'buttons' | 'gateways'; id: string; label: string; effects: string }

/** The one thing here that cannot be undone: its name is typed first. */
export function DeviceRetire({ what, id, label, effects }: Props) {
  const { t } = useTranslation()
  const [sure, setSure] = useState(false)
  const retire = useChange(() => call('DELETE', `/${what}/${id}`), [what], [what === 'buttons' ? 'button' : 'gateway', id])
  return (
    <Card title={t('devices.retire')} lead={effects}>
      <Button size="lg" variant="default" onClick={() => setSure(true)}>
        {t('devices.retire')}
      </Button>
      {sure && (
        <Sure
          title={t('devices.retireTitle', { label })}
          yes={t('devices.retireYes')}
          typed={{ words: label, label: t('devices.retireAsk', { label }) }}
          busy={retire.isPending}
          error={retire.error}
          onYes={() => retire.mutate(undefined, { onSuccess: () => setSure(false) })}
          onClose={() => setSure(false)}
        >
          {effects}
        </Sure>
      )}
    </Card>
  )
}
