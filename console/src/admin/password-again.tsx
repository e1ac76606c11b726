import { Button, Modal, PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import { Trouble } from '../look/trouble.tsx'

/** An open browser is not its owner: the hub asks for the password once more before what would hurt most. */
export function PasswordAgain({ onConfirmed, onClose }: { onConfirmed: () => void; onClose: () => void }) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const confirm = useMutation({ mutationFn: () => call('POST', '/session/confirm', { password }), onSuccess: onConfirmed })
  return (
    <Modal opened onClose={onClose} title={t('backup.sure')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form
        className="dialog"
        onSubmit={(event) => {
          event.preventDefault()
          confirm.mutate()
        }}
      >
        <p>{t('backup.sureLead')}</p>
        <PasswordInput
          label={t('backup.password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          data-autofocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Trouble error={confirm.error} />
        <Button type="submit" size="lg" loading={confirm.isPending}>
          {t('backup.go')}
        </Button>
      </form>
    </Modal>
  )
}
