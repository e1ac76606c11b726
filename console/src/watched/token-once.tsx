import { Button, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Copyable } from '../admin/copyable.tsx'
import type { WithToken } from './queries.ts'

/** Shown this once; the hub keeps only a hash. It cannot be closed by a click beside it. */
export function TokenOnce({ made: { hub, token }, onClose }: { made: WithToken; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t('watched.page.tokenTitle')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className="dialog">
        <p className="dialog-site">{hub.name}</p>
        <p>{t('watched.page.tokenLead')}</p>
        <Copyable label={t('watched.page.address')} value={location.origin} />
        <Copyable label={t('watched.page.token')} value={token} />
        <Button size="lg" onClick={onClose}>
          {t('watched.page.tokenClose')}
        </Button>
      </div>
    </Modal>
  )
}
