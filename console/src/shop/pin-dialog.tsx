import { Modal } from '@mantine/core'
import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { PinForm } from './pin-form.tsx'

export function PinDialog({ title, onClose, ...form }: { title: string; onClose: () => void } & ComponentProps<typeof PinForm>) {
  const { t } = useTranslation()
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <PinForm {...form} />
    </Modal>
  )
}
