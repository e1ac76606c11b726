import './texts.ts'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { DutyView } from '../../../../hub/contract/duty-views.ts'
import { call } from '../../api/call.ts'
import { queryClient } from '../../api/client.ts'
import { showDuty } from '../../feed/feed.ts'
import { Trouble } from '../../look/trouble.tsx'
import { shiftTime } from '../../time/format.ts'
import { useNow } from '../../time/use-now.ts'

/** What the shift before left, until it is confirmed as read. */
export function Handovers({ duty }: { duty: DutyView }) {
  const { t } = useTranslation()
  const now = useNow()
  const read = useMutation({
    mutationFn: (note: string) =>
      call('POST', `/duty/handover/${encodeURIComponent(note)}/read`).then(() => call<DutyView>('GET', '/duty')),
    onSuccess: (view) => {
      showDuty(view)
      void queryClient.invalidateQueries({ queryKey: ['digest'] })
    },
  })
  if (duty.handovers.length === 0) return null
  return (
    <section className="left" aria-labelledby="left-title">
      <h2 id="left-title">{t('shift.handover.title')}</h2>
      {duty.handovers.map(({ id, by, at, text }) => (
        <div key={id} className="left-note">
          <div>
            <p className="quiet-words">{t('shift.handover.left', { name: by.name, time: shiftTime(at, now) })}</p>
            <p className="left-text">{text}</p>
          </div>
          <button type="button" className="act act-small act-next" disabled={read.isPending} onClick={() => read.mutate(id)}>
            {t('shift.handover.read')}
          </button>
        </div>
      ))}
      <Trouble error={read.error} />
    </section>
  )
}
