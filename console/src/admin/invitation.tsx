import { Button, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { MadePerson } from '../api/types.ts'
import { Copyable } from './copyable.tsx'

export function Invitation({ person: { name, username, invitation }, onClose }: { person: MadePerson; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('admin.invitationTitle')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className="dialog">
        <p>{t('admin.invitationLead', { name })}</p>
        <Copyable label={t('admin.username')} value={username} />
        {invitation && <Copyable label={t('admin.invitationTitle')} value={invitation.link} />}
        <Button size="lg" variant="default" onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
    </Modal>
  )
}
