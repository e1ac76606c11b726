import { Button, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Trouble } from '../look/trouble.tsx'

type Props = {
  title: string
  busy: boolean
  error: unknown
  onClose: () => void
  onSubmit: (fields: Fields) => void
  submit?: string
  children: ReactNode
}

/** What was entered, by field name; an empty field is absent. */
export type Fields = (name: string) => string | undefined

export function Form({ title, busy, error, onClose, onSubmit, submit, children }: Props) {
  const { t } = useTranslation()
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form
        className="dialog"
        onSubmit={(event) => {
          event.preventDefault()
          const data = new FormData(event.currentTarget)
          onSubmit((name) => String(data.get(name) ?? '').trim() || undefined)
        }}
      >
        {children}
        <Trouble error={error} />
        <Button type="submit" size="lg" loading={busy}>
          {submit ?? t('admin.create')}
        </Button>
      </form>
    </Modal>
  )
}
