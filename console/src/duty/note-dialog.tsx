import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Trouble } from '../look/trouble.tsx'
import type { DialogProps } from './dialog-props.ts'
import { IncidentDialog } from './incident-dialog.tsx'

export function NoteDialog({ view, command, onClose }: DialogProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim()) command.send(view.id, { do: 'note', text: text.trim() }, onClose)
  }
  return (
    <IncidentDialog title={t('incident.note.title')} site={view.site.name} onClose={onClose}>
      <form className="dialog" onSubmit={submit}>
        <Textarea
          label={t('incident.note.label')}
          rows={3}
          maxLength={2000}
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) submit(event)
          }}
        />
        <Trouble error={command.errorOf(view.id)} />
        <Button type="submit" size="lg" loading={command.isPending} disabled={!text.trim()}>
          {t('incident.note.submit')}
        </Button>
      </form>
    </IncidentDialog>
  )
}
