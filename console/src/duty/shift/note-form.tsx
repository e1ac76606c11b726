import { Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { queryClient } from '../../api/client.ts'
import { Trouble } from '../../look/trouble.tsx'
import { shortTime } from '../../time/format.ts'
import { hubNow } from '../../time/server-clock.ts'

/** A line in the register while the shift goes on. */
export function NoteForm() {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const write = useMutation({
    mutationFn: (words: string) => call('POST', '/duty/notes', { text: words }).then(hubNow),
    onSuccess: () => {
      setText('')
      void queryClient.invalidateQueries({ queryKey: ['digest'] })
      void queryClient.invalidateQueries({ queryKey: ['register'] })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim()) write.mutate(text.trim())
  }
  return (
    <section className="box">
      <h2>{t('shift.note.title')}</h2>
      <form className="note-form" onSubmit={submit}>
        <Textarea
          label={t('shift.note.label')}
          rows={2}
          maxLength={2000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Trouble error={write.error} />
        <button type="submit" className="act act-small" disabled={write.isPending || !text.trim()}>
          {t('shift.note.submit')}
        </button>
        <p role="status">{write.data !== undefined && t('shift.note.done', { time: shortTime(write.data) })}</p>
      </form>
    </section>
  )
}
