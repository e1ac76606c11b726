import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Disposition } from '../../../hub/contract/views.ts'
import { Trouble } from '../look/trouble.tsx'
import type { DialogProps } from './dialog-props.ts'
import { IncidentDialog } from './incident-dialog.tsx'

const DISPOSITIONS: readonly Disposition[] = ['robbery', 'theft', 'disturbance', 'fire', 'false-alarm', 'fault', 'test', 'drill', 'other']

/** Nothing is chosen beforehand: how it ended is the officer's word. Whether it may end is the hub's. */
export function CloseDialog({ view, command, onClose }: DialogProps) {
  const { t } = useTranslation()
  const [disposition, setDisposition] = useState<Disposition | null>(null)
  const [note, setNote] = useState('')
  return (
    <IncidentDialog title={t('duty.close.title')} site={view.site.name} onClose={onClose}>
      <form
        className="dialog"
        onSubmit={(event) => {
          event.preventDefault()
          if (disposition) command.send(view.id, { do: 'close', disposition, ...(note.trim() ? { note: note.trim() } : {}) }, onClose)
        }}
      >
        <fieldset className="choices">
          <legend>{t('duty.close.disposition')}</legend>
          {DISPOSITIONS.map((each, place) => (
            <label key={each} className="choice">
              <input
                type="radio"
                name="disposition"
                {...(place === 0 ? { 'data-autofocus': true } : {})}
                checked={disposition === each}
                onChange={() => setDisposition(each)}
              />
              <span>{t(`disposition.${each}`)}</span>
            </label>
          ))}
        </fieldset>
        <Textarea
          label={t('duty.close.note')}
          rows={2}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Trouble error={command.errorOf(view.id)} />
        <Button type="submit" size="lg" loading={command.isPending} disabled={!disposition}>
          {t('duty.close.submit')}
        </Button>
      </form>
    </IncidentDialog>
  )
}
