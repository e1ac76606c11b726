import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { MadeButton } from '../api/types.ts'
import { ShownOnce } from '../look/shown-once.tsx'
import { Copyable } from './copyable.tsx'

export function Credentials({ made: { button, mqtt }, onClose }: { made: MadeButton; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <ShownOnce title={t('admin.credentialsTitle')} of={button.label} onClose={onClose}>
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
    </ShownOnce>
  )
}
