import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MqttCredentials } from '../../../hub/contract/resources.ts'
import { call } from '../api/call.ts'
import { Qr } from '../look/qr.tsx'
import { Card } from './card.tsx'
import { Copyable } from './copyable.tsx'
import { Sure } from './sure.tsx'
import { useChange } from './use-change.ts'

type Props = { what: 'buttons' | 'gateways'; id: string; label: string }

/** A new password for a device; the old one is void at once. */
export function DeviceCredentials({ what, id, label }: Props) {
  const { t } = useTranslation()
  const [sure, setSure] = useState(false)
  const rotate = useChange(() => call<{ mqtt: MqttCredentials }>('POST', `/${what}/${id}/credentials`), [what])
  return (
    <Card title={t('devices.credentials')} lead={t('devices.rotateLead')}>
      <Button size="lg" variant="default" onClick={() => setSure(true)}>
        {t('devices.rotate')}
      </Button>
      {sure && !rotate.data && (
        <Sure
          title={t('devices.rotateTitle', { label })}
          yes={t('devices.rotateYes')}
          busy={rotate.isPending}
          error={rotate.error}
          onYes={() => rotate.mutate()}
          onClose={() => setSure(false)}
        >
          {t('devices.rotateLead')}
        </Sure>
      )}
      {rotate.data && (
        <ShownOnce
          label={label}
          mqtt={rotate.data.mqtt}
          onClose={() => {
            setSure(false)
            rotate.reset()
          }}
        />
      )}
    </Card>
  )
}

/** It cannot be closed by a click beside it: the hub keeps only a hash. */
export function ShownOnce({ label, mqtt, onClose }: { label: string; mqtt: MqttCredentials; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      size="lg"
      closeOnClickOutside={false}
      closeOnEscape={false}
      onClose={onClose}
      title={t('devices.credentialsOf', { label })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className="dialog">
        <p className="trouble">{t('devices.once')}</p>
        {/* The topics follow from the name; without them a phone reads the code at arm's length. */}
        <Qr
          text={JSON.stringify({ clientId: mqtt.clientId, username: mqtt.username, password: mqtt.password })}
          label={t('devices.qrLabel')}
        />
        <Copyable label={t('admin.mqttUser')} value={mqtt.username} />
        <Copyable label={t('admin.mqttPassword')} value={mqtt.password} />
        {Object.entries(mqtt.topics).map(([name, topic]) => (
          <Copyable key={name} label={t('admin.topic', { name })} value={topic} />
        ))}
        <Button size="lg" variant="default" onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
    </Modal>
  )
}
