import { Button, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { MadeButton } from '../api/types.ts'
import { Copyable } from './copyable.tsx'

/** Shown this once; the hub keeps only a hash. It cannot be closed by a click beside it. */
export function Credentials({ made: { button, mqtt }, onClose }: { made: MadeButton; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t('admin.credentialsTitle')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className="dialog">
        <p className="dialog-site">{button.label}</p>
        {mqtt ? (
          <>
            <p className="trouble">{t('admin.credentialsOnce')}</p>
            <Copyable label={t('admin.clientId')} value={mqtt.clientId} />
            <Copyable label={t('admin.mqttUser')} value={mqtt.username} />
            <Copyable label={t('admin.mqttPassword')} value={mqtt.password} />
            {Object.entries(mqtt.topics).map(([name, topic]) => (
              <Copyable key={name} label={t('admin.topic', { name })} value={topic} />
            ))}
          </>
        ) : (
          <p>{t('admin.credentialsNone')}</p>
        )}
        <Button size="lg" variant="default" onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
    </Modal>
  )
}
