import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** One frame for every question about an incident; its name always stands in it, because the queue behind may change. */
export function IncidentDialog({
  title,
  site,
  onClose,
  children,
}: {
  title: string
  site: string
  onClose: () => void
  children: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': t('common.close') }}>
      <div className="dialog">
        <p className="dialog-site">{site}</p>
        {children}
      </div>
    </Modal>
  )
}
