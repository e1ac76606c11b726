import type { MouseEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentView } from '../../../hub/contract/views.ts'
import { clockTime } from '../time/format.ts'

export type Verb = 'acknowledge' | 'dispatch' | 'arrive' | 'note' | 'close' | 'takeover' | 'handover' | 'real'

/** What makes sense in this phase. Only how the way is shown: the hub decides what is allowed, and says why not. */
export function canDo(view: IncidentView, verb: Verb): boolean {
  const answered = view.phase !== 'ringing' && view.phase !== 'closed'
  switch (verb) {
    case 'acknowledge':
      return view.ringing || view.phase === 'ringing'
    case 'dispatch':
      return answered
    case 'arrive':
      return answered && view.phase !== 'on-scene'
    case 'close':
      return answered || (view.drill?.aside === true && view.phase !== 'closed')
    case 'handover':
      return answered
    case 'real':
      return view.drill !== undefined && view.phase !== 'closed'
    case 'note':
    case 'takeover':
      return view.phase !== 'closed'
  }
}

type Props = { view: IncidentView; elsewhere: boolean; busy: boolean; keysAreDead: () => boolean; onDo: (verb: Verb) => void }

/** @param props.elsewhere this desk is not the incident's home: it can take over */
export function Actions({ view, elsewhere, busy, keysAreDead, onDo }: Props) {
  const { t } = useTranslation()
  const act = (verb: Verb, words: ReactNode, className: string, key?: string) => (
    <button
      type="button"
      className={className}
      disabled={busy || !canDo(view, verb)}
      {...(key ? { 'aria-keyshortcuts': key } : {})}
      onClick={(event: MouseEvent) => {
        // detail 0: pressed by a key, and a key just after the incident changed may have been meant for another.
        if (event.detail !== 0 || !keysAreDead()) onDo(verb)
      }}
    >
      {words}
      {key && (
        <span className="key" aria-hidden="true">
          {key}
        </span>
      )}
    </button>
  )
  const next = nextVerb(view)
  const look = (verb: Verb) => (verb === next ? 'act act-next' : 'act')
  const waits = canDo(view, 'acknowledge')
  return (
    <>
      <fieldset className="acts" aria-label={t('duty.act.label')}>
        {act(
          'acknowledge',
          waits ? t('duty.act.acknowledge') : t('duty.act.acknowledged'),
          waits && !view.quiet ? 'act act-first act-alarm' : 'act act-first',
          'Space',
        )}
        {act('dispatch', t('duty.act.dispatch'), look('dispatch'), 'D')}
        {act('arrive', t('duty.act.arrive'), look('arrive'), 'A')}
        {act('note', t('duty.act.note'), look('note'), 'N')}
      </fieldset>
      <div className="acts-apart">
        <p>
          {view.acknowledgedBy &&
            t('duty.act.acknowledgedBy', {
              name: view.acknowledgedBy.name,
              time: view.acknowledgedAt ? clockTime(view.acknowledgedAt) : '',
            })}
        </p>
        {elsewhere && act('takeover', t('duty.act.takeover'), 'act act-small')}
        {canDo(view, 'handover') && act('handover', t('duty.act.handover'), 'act act-small')}
        {act('close', t('duty.act.close'), next === 'close' ? 'act act-small act-next' : 'act act-small', 'K')}
      </div>
    </>
  )
}

function nextVerb({ phase, ringing }: IncidentView): Verb {
  if (ringing || phase === 'ringing') return 'acknowledge'
  return phase === 'acknowledged' ? 'dispatch' : phase === 'dispatched' ? 'arrive' : 'close'
}
