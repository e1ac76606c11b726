import { Button, Modal, PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Site } from '../../../hub/contract/resources.ts'
import { call } from '../api/call.ts'
import { Trouble } from '../look/trouble.tsx'

/** The PIN given with a knife at the throat gets this same answer, word for word. */
export function Mistake({ site, onClose }: { site: Site; onClose: () => void }) {
  const { t } = useTranslation()
  const [pin, setPin] = useState('')
  const report = useMutation({ mutationFn: () => call('POST', `/sites/${site.id}/mistake`, { pin }) })
  return (
    <Modal opened onClose={onClose} title={t('shop.mistakeTitle')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {report.isSuccess ? (
        <div className="dialog" role="status">
          <p className="test-done">{t('shop.sent')}</p>
          <p>{t('shop.mistakeNote')}</p>
          <Button size="lg" variant="default" onClick={onClose}>
            {t('common.close')}
          </Button>
        </div>
      ) : (
        <form
          className="dialog"
          onSubmit={(event) => {
            event.preventDefault()
            report.mutate()
          }}
        >
          <p>{t('shop.mistakeLead')}</p>
          <PasswordInput
            label={t('shop.pin')}
            inputMode="numeric"
            autoComplete="off"
            pattern="\d{4,8}"
            maxLength={8}
            required
            withAsterisk={false}
            data-autofocus
            value={pin}
            onChange={(event) => setPin(event.currentTarget.value.replace(/\D/g, ''))}
          />
          <Trouble error={report.error} />
          <Button type="submit" size="lg" loading={report.isPending} disabled={pin.length < 4}>
            {t('shop.send')}
          </Button>
        </form>
      )}
    </Modal>
  )
}
