import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Disposition } from '../../../hub/contract/views.ts'
import { placeOf } from '../incident/words.ts'
import { Trouble } from '../look/trouble.tsx'
import type { DialogProps } from './dialog-props.ts'
import { IncidentDialog } from './incident-dialog.tsx'

const DISPOSITIONS: readonly Disposition[] = ['robbery', 'theft', 'disturbance', 'fire', 'false-alarm', 'fault', 'test', 'drill', 'other']
/** What an incident may always end as: nobody was in danger. */
const EXERCISES: readonly Disposition[] = ['test', 'drill']

/** Nothing is chosen beforehand: how it ended is the officer's word. Whether it may end is the hub's, which says beforehand what it waits for. */
export function CloseDialog({ view, command, onClose }: DialogProps) {
  const { t } = useTranslation()
  const [disposition, setDisposition] = useState<Disposition | null>(null)
  const [note, setNote] = useState('')
  const needs = view.closeNeeds
  const held = (each: Disposition) =>
    (view.drill && each !== 'drill') || needs === 'acknowledgement' || (needs === 'unit-on-scene' && !EXERCISES.includes(each))
  const noteNeeded = needs === 'note' && disposition !== null && !EXERCISES.includes(disposition)
  const ready = disposition !== null && !held(disposition) && (!noteNeeded || note.trim() !== '')
  const first = DISPOSITIONS.find((each) => !held(each))
  return (
    <IncidentDialog title={t('duty.close.title')} site={placeOf(view, t)} onClose={onClose}>
      <form
        className="dialog"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) command.send(view.id, { do: 'close', disposition, ...(note.trim() ? { note: note.trim() } : {}) }, onClose)
        }}
      >
        {view.drill && <p className="trouble">{t('incident.drill.only')}</p>}
        {needs && <p className="trouble">{t(`desk.close.${needs}`)}</p>}
        <fieldset className="choices">
          <legend>{t('duty.close.disposition')}</legend>
          {DISPOSITIONS.map((each) => (
            <label key={each} className="choice">
              <input
                type="radio"
                name="disposition"
                {...(each === first ? { 'data-autofocus': true } : {})}
                disabled={held(each)}
                checked={disposition === each}
                onChange={() => setDisposition(each)}
              />
              <span>{t(`disposition.${each}`)}</span>
            </label>
          ))}
        </fieldset>
        <Textarea
          label={noteNeeded ? t('desk.close.noteNeeded') : t('duty.close.note')}
          rows={2}
          maxLength={2000}
          required={noteNeeded}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Trouble error={command.errorOf(view.id)} />
        <Button type="submit" size="lg" loading={command.isPending} disabled={!ready}>
          {t('duty.close.submit')}
        </Button>
      </form>
    </IncidentDialog>
  )
}
