import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Copyable } from '../admin/copyable.tsx'
import { ShownOnce } from '../look/shown-once.tsx'
import type { WithToken } from './queries.ts'

export function TokenOnce({ made: { hub, token }, onClose }: { made: WithToken; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <ShownOnce title={t('watched.page.tokenTitle')} of={hub.name} onClose={onClose}>
      <p>{t('watched.page.tokenLead')}</p>
      <Copyable label={t('watched.page.address')} value={location.origin} />
      <Copyable label={t('watched.page.token')} value={token} />
      <Button size="lg" onClick={onClose}>
        {t('watched.page.tokenClose')}
      </Button>
    </ShownOnce>
  )
}
