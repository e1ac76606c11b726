import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentView } from '../../../hub/contract/views.ts'
import type { useCommand } from '../incident/use-command.ts'

type Props = { view: IncidentView; command: ReturnType<typeof useCommand>; onClose: () => void }

export function NoteForm({ view, command, onClose }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  return (
    <form
      className="note-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim()) command.send(view.id, { do: 'note', text: text.trim() }, onClose)
      }}
    >
      <label>
        <span>{t('incident.note.label')}</span>
        <textarea rows={3} maxLength={2000} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      </label>
      <div className="two">
        <button type="submit" className="mid mid-go" disabled={command.isPending || !text.trim()}>
          {t('incident.note.submit')}
        </button>
        <button type="button" className="mid" onClick={onClose}>
          {t('common.cancel')}
        </button>
      </div>
    </form>
  )
}
