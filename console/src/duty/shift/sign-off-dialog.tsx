import './texts.ts'
import './shift.css'
import { Button, Modal, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DutyView } from '../../../../hub/contract/duty-views.ts'
import { call } from '../../api/call.ts'
import { showDuty } from '../../feed/feed.ts'
import { Trouble } from '../../look/trouble.tsx'
import { setHeard } from '../../siren/siren.ts'
import { Chapters } from './digest.tsx'

/** Offers a note for whoever comes next, with what happened beside it. Note and sign-off are one decision of the hub. */
export function SignOffDialog({ duty, me, onClose }: { duty: DutyView; me: string; onClose: () => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const leave = useMutation({
    mutationFn: (note: string) => call('POST', '/duty/handover', note ? { text: note } : {}).then(() => call<DutyView>('GET', '/duty')),
    onSuccess: (view) => {
      setHeard(null)
      showDuty(view)
      onClose()
    },
  })
  const [own, ...others] = duty.stations
  const last = !own?.people.some(({ id, role }) => id !== me && role !== 'patrol')
  const nextDoor = others.find(({ attended }) => attended)?.station.name ?? t('shift.leave.nextDoor')
  return (
    <Modal opened onClose={onClose} title={t('shift.leave.title')} size="54rem" closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form
        className="dialog duty-leave"
        onSubmit={(event) => {
          event.preventDefault()
          leave.mutate(text.trim())
        }}
      >
        <p>{t('shift.leave.lead')}</p>
        {last && <p className="trouble">{t('shift.leave.last', { where: nextDoor })}</p>}
        <div className="leave-columns">
          <div className="leave-note">
            <Textarea
              label={t('shift.leave.note')}
              placeholder={t('shift.leave.placeholder')}
              rows={7}
              maxLength={2000}
              data-autofocus
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <Trouble error={leave.error} />
            <Button type="submit" size="lg" loading={leave.isPending}>
              {text.trim() ? t('shift.leave.withNote') : t('shift.leave.submit')}
            </Button>
            <Button variant="default" size="lg" onClick={onClose}>
              {t('common.cancel')}
            </Button>
          </div>
          <section className="digest" aria-label={t('shift.leave.digest')}>
            <h2>{t('shift.leave.digest')}</h2>
            <Chapters hours={null} since={duty.since} />
          </section>
        </div>
      </form>
    </Modal>
  )
}
