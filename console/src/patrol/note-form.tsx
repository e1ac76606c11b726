import { useState } from 'react'
import { useTranslation } from 'react-i18next'

type Props = { onSend: (text: string) => void; onClose: () => void }
/** Shorter than the hub takes: one that comes late has its time added. */
const MOST = 1_900

export function NoteForm({ onSend, onClose }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  return (
    <form
      className="note-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!text.trim()) return
        onSend(text.trim())
        onClose()
      }}
    >
      <label>
        <span>{t('incident.note.label')}</span>
        <textarea rows={3} maxLength={MOST} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      </label>
      <div className="two">
        <button type="submit" className="mid mid-go" disabled={!text.trim()}>
          {t('incident.note.submit')}
        </button>
        <button type="button" className="mid" onClick={onClose}>
          {t('common.cancel')}
        </button>
      </div>
    </form>
  )
}
