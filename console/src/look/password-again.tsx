import { Button, Modal, PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import { Trouble } from './trouble.tsx'

type Props = {
  /** Why it is asked. */
  lead: string
  onConfirmed: () => void
  onClose: () => void
}

/** An open browser is not its owner: the hub asks for the password once more before what would hurt most. */
export function PasswordAgain({ lead, onConfirmed, onClose }: Props) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const confirm = useMutation({ mutationFn: () => call('POST', '/session/confirm', { password }), onSuccess: onConfirmed })
  return (
    <Modal opened onClose={onClose} title={t('passwordAgain.title')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form
        className="dialog"
        onSubmit={(event) => {
          event.preventDefault()
          confirm.mutate()
        }}
      >
        <p>{lead}</p>
        <PasswordInput
          label={t('passwordAgain.password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          data-autofocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Trouble error={confirm.error} />
        <Button type="submit" size="lg" loading={confirm.isPending}>
          {t('passwordAgain.go')}
        </Button>
      </form>
    </Modal>
  )
}
