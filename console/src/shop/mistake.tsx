import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import { PinForm } from './pin-form.tsx'

/** The PIN given with a knife at the throat gets this same answer, word for word; and so does one when there is no alarm at all. */
export function Mistake({ site, onClose }: { site: string; onClose: () => void }) {
  const { t } = useTranslation()
  const [sent, setSent] = useState(false)
  return (
    <Modal opened onClose={onClose} title={t('shop.mistake.title')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {sent ? (
        <div className="dialog" role="status">
          <p className="said-well">{t('shop.mistake.sent')}</p>
          <p>{t('shop.mistake.note')}</p>
          <p>{t('shop.mistake.sentLead')}</p>
          <Button size="lg" variant="default" onClick={onClose}>
            {t('common.close')}
          </Button>
        </div>
      ) : (
        <PinForm
          lead={t('shop.mistake.lead')}
          submit={t('shop.mistake.send')}
          ask={(pin) => call('POST', `/sites/${site}/mistake`, { pin }).then(() => setSent(true))}
        />
      )}
    </Modal>
  )
}
