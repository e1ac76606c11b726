import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Outage } from '../../../../hub/contract/duty-views.ts'
import { ApiError } from '../../api/api-error.ts'
import { call } from '../../api/call.ts'
import { Trouble } from '../../look/trouble.tsx'
import { useKeys } from '../use-keys.ts'
import { DEAD_KEYS_MS } from '../use-selection.ts'
import { SilenceCard } from './silence-card.tsx'
import { silenceName } from './silence-words.ts'
import { WhomToCall } from './whom-to-call.tsx'

export function RaisedCard({ outage, byKey }: { outage: Outage; byKey: boolean }) {
  const { t } = useTranslation()
  const [note, setNote] = useState('')
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () =>
      call<Outage>('POST', `/supervision/outages/${encodeURIComponent(outage.id)}/acknowledge`, note.trim() ? { note: note.trim() } : {}),
  })
  const cameUp = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    if (byKey) cameUp.current = performance.now()
  }, [byKey])
  const acknowledge = () => {
    if (!isPending) mutate()
  }
  // A stray key just as it comes up must not answer it.
  const byEnter = () => {
    if (performance.now() - cameUp.current > DEAD_KEYS_MS) acknowledge()
  }
  useKeys(byKey && !data ? { Enter: byEnter } : {})
  const submit = (event: FormEvent) => {
    event.preventDefault()
    acknowledge()
  }
  // The hub's answer is newer than what the feed has said so far.
  if (data) return <SilenceCard outage={data} />
  const by = error instanceof ApiError && error.code === 'already-acknowledged' ? error.problem?.by?.name : undefined
  return (
    <SilenceCard outage={outage}>
      <WhomToCall outage={outage} />
      <form className="silence-answer" onSubmit={submit}>
        <label>
          <span>{t('silence.note')}</span>
          <input
            type="text"
            maxLength={500}
            placeholder={t('silence.noteHint')}
            value={note}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
          />
        </label>
        <button type="submit" className="act act-first silence-know" aria-keyshortcuts={byKey ? 'Enter' : undefined} disabled={isPending}>
          {t('silence.know')}
          <span className="unseen">{`: ${silenceName(outage, t)}`}</span>
          {byKey && (
            <span className="key" aria-hidden="true">
              Enter
            </span>
          )}
        </button>
      </form>
      {by ? (
        <p className="silence-known" role="alert">
          {t('silence.already', { by })}
        </p>
      ) : (
        <Trouble error={error} />
      )}
    </SilenceCard>
  )
}
