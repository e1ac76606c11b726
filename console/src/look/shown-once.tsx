import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

type Props = {
  title: string
  /** Whose secret it is. */
  of: string
  onClose: () => void
  children: ReactNode
}

/** A secret that is shown this once; the hub keeps only a hash. It cannot be closed by a click beside it. */
export function ShownOnce({ title, of, onClose, children }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className="dialog">
        <p className="dialog-site">{of}</p>
        {children}
      </div>
    </Modal>
  )
}
