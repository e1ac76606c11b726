import { Button, Modal, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Trouble } from '../look/trouble.tsx'

type Props = {
  title: string
  /** What will happen, in sentences. */
  children: ReactNode
  yes: string
  /** Typed before it can be done: for what cannot be undone. */
  typed?: { words: string; label: string }
  busy: boolean
  error: unknown
  onYes: () => void
  onClose: () => void
}

/** Says what will happen before it does. */
export function Sure({ title, children, yes, typed, busy, error, onYes, onClose }: Props) {
  const { t } = useTranslation()
  const [said, setSaid] = useState('')
  const may = !typed || said.trim() === typed.words
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form
        className="dialog"
        onSubmit={(event) => {
          event.preventDefault()
          if (may) onYes()
        }}
      >
        <p>{children}</p>
        {typed && (
          <TextInput
            label={typed.label}
            value={said}
            autoComplete="off"
            data-autofocus
            onChange={(event) => setSaid(event.currentTarget.value)}
          />
        )}
        <Trouble error={error} />
        <div className="dialog-acts">
          <Button size="lg" variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" size="lg" color="red.9" loading={busy} disabled={!may}>
            {yes}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
