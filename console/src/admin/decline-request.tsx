import { Button, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import type { ContactRequestView } from '../api/types.ts'
import { Trouble } from '../look/trouble.tsx'

export function DeclineRequest({ request: { id, site }, onClose }: { request: ContactRequestView; onClose: () => void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const decline = useMutation({
    mutationFn: () => call('POST', `/contact-requests/${id}/decline`, { reason: reason.trim() }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['contact-requests'] }),
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('contacts.office.declineTitle', { site: site.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        className="dialog"
        onSubmit={(event) => {
          event.preventDefault()
          decline.mutate()
        }}
      >
        <label className="request-reason">
          {t('contacts.office.reason')}
          <textarea
            rows={3}
            maxLength={500}
            required
            data-autofocus
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </label>
        <Trouble error={decline.error} />
        <Button type="submit" size="lg" loading={decline.isPending} disabled={!reason.trim()}>
          {t('contacts.office.decline')}
        </Button>
      </form>
    </Modal>
  )
}
