import { Button, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExerciseView } from '../../../hub/contract/exercises.ts'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import { Trouble } from '../look/trouble.tsx'
import { day, shortTime } from '../time/format.ts'
import * as queries from './queries.ts'
import { agreed, endWords } from './words.ts'

/** One that is planned or under way, and the two things that can be done about it. */
export function Coming({ exercise, mayPlan }: { exercise: ExerciseView; mayPlan: boolean }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const { site, from, until, reason, state } = exercise
  const act = useMutation({
    mutationFn: (what: 'ring' | 'call-off') =>
      what === 'ring' ? call('POST', `/sites/${site.id}/exercise/ring`) : call('DELETE', `/sites/${site.id}/exercise`),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queries.exercises.queryKey }),
    onSuccess: () => setAsking(false),
  })
  return (
    <li className="exercise" data-state={state}>
      <p className="exercise-state">{endWords(exercise, t)}</p>
      <h3>
        {site.name} <small>{site.code}</small>
      </h3>
      <p className="exercise-when">
        <b>{t('exercises.window', { from: shortTime(from), until: shortTime(until) })}</b> {day(from)} · {reason}
      </p>
      <p>{agreed(exercise, t)}</p>
      <Trouble error={asking ? null : act.error} />
      {mayPlan && (
        <p className="exercise-acts">
          {state === 'running' && (
            <Button variant="default" aria-label={t('exercises.ringOf', { site: site.name })} onClick={() => setAsking(true)}>
              {t('exercises.ring')}
            </Button>
          )}
          <Button
            variant="default"
            aria-label={t('exercises.callOffOf', { site: site.name })}
            loading={act.isPending && !asking}
            onClick={() => act.mutate('call-off')}
          >
            {t('exercises.callOff')}
          </Button>
        </p>
      )}
      {asking && (
        <Modal
          opened
          onClose={() => setAsking(false)}
          title={t('exercises.ringTitle')}
          closeButtonProps={{ 'aria-label': t('common.close') }}
        >
          <div className="dialog">
            <p className="dialog-site">{site.name}</p>
            <p>{t('exercises.ringLead')}</p>
            <Trouble error={act.error} />
            <Button size="lg" loading={act.isPending} onClick={() => act.mutate('ring')}>
              {t('exercises.ringGo')}
            </Button>
          </div>
        </Modal>
      )}
    </li>
  )
}
