import '../look/dialogs.css'
import { Button, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanExerciseBody } from '../../../hub/contract/exercises.ts'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import * as api from '../api/queries.ts'
import { Trouble } from '../look/trouble.tsx'
import { duration } from '../time/duration.ts'
import { hubNow } from '../time/server-clock.ts'
import { localInput, zonedTime } from '../time/zoned.ts'
import * as queries from './queries.ts'

/** The longest the hub allows is the last. */
const MINUTES = [15, 30, 60, 120]
const HOUR_MS = 3_600_000

/** Nothing is chosen for whoever plans but what is safest: a short time, as in earnest, and nobody warned who should be surprised. */
export function PlanDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const [site, setSite] = useState('')
  const [button, setButton] = useState('')
  const [later, setLater] = useState(false)
  const [time, setTime] = useState(() => localInput(hubNow() + HOUR_MS))
  const [minutes, setMinutes] = useState(30)
  const [reason, setReason] = useState('')
  const [announced, setAnnounced] = useState(false)
  const [managerTold, setManagerTold] = useState(true)
  const [siren, setSiren] = useState(true)
  const { data: sites } = useQuery({ ...api.sites, staleTime: 60_000 })
  const { data: buttons } = useQuery(api.buttons)
  const plan = useMutation({
    mutationFn: (body: PlanExerciseBody) => call('POST', `/sites/${site}/exercise`, body),
    onSuccess: () => {
      onClose()
      return queryClient.invalidateQueries({ queryKey: queries.exercises.queryKey })
    },
  })
  const own = (buttons ?? []).filter((each) => each.site === site && each.state !== 'retired')
  const ready = site !== '' && reason.trim() !== '' && (!later || time !== '')
  const submit = () =>
    plan.mutate({
      ...{ minutes, reason: reason.trim(), announced, managerTold: later && managerTold, siren },
      ...(button && { button: button as NonNullable<PlanExerciseBody['button']> }),
      ...(later && { from: new Date(zonedTime(time)).toISOString() }),
    })
  return (
    <Modal opened onClose={onClose} title={t('exercises.form.title')} size="lg" closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form
        className="dialog"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) submit()
        }}
      >
        <NativeSelect
          label={t('exercises.form.site')}
          data-autofocus
          value={site}
          onChange={({ currentTarget }) => {
            setSite(currentTarget.value)
            setButton('')
          }}
          data={[
            { value: '', label: t('exercises.form.chooseSite') },
            ...(sites ?? []).map(({ id, code, name }) => ({ value: id as string, label: `${code} · ${name}` })),
          ]}
        />
        <NativeSelect
          label={t('exercises.form.button')}
          description={t('exercises.form.buttonHint')}
          value={button}
          disabled={site === ''}
          onChange={({ currentTarget }) => setButton(currentTarget.value)}
          data={[{ value: '', label: t('exercises.form.anyButton') }, ...own.map(({ id, label }) => ({ value: id as string, label }))]}
        />
        <fieldset className="choices">
          <legend>{t('exercises.form.when')}</legend>
          {[false, true].map((each) => (
            <label key={String(each)} className="choice">
              <input type="radio" name="when" checked={later === each} onChange={() => setLater(each)} />
              <span>{t(each ? 'exercises.form.at' : 'exercises.form.now')}</span>
            </label>
          ))}
        </fieldset>
        {later && (
          <TextInput
            type="datetime-local"
            label={t('exercises.form.time')}
            value={time}
            onChange={({ currentTarget }) => setTime(currentTarget.value)}
          />
        )}
        <fieldset className="choices">
          <legend>{t('exercises.form.minutes')}</legend>
          {MINUTES.map((each) => (
            <label key={each} className="choice">
              <input type="radio" name="minutes" checked={minutes === each} onChange={() => setMinutes(each)} />
              <span>{duration(each * 60_000, t)}</span>
            </label>
          ))}
        </fieldset>
        <Textarea
          label={t('exercises.form.reason')}
          description={t('exercises.form.reasonHint')}
          rows={2}
          maxLength={300}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <Check label={t('exercises.form.announced')} hint={t('exercises.form.announcedHint')} checked={announced} onChange={setAnnounced} />
        {later && (
          <Check
            label={t('exercises.form.managerTold')}
            hint={t('exercises.form.managerToldHint')}
            checked={managerTold}
            onChange={setManagerTold}
          />
        )}
        <Check label={t('exercises.form.siren')} checked={siren} onChange={setSiren} />
        <p className="trouble">{t('exercises.form.safety')}</p>
        <Trouble error={plan.error} />
        <Button type="submit" size="lg" loading={plan.isPending} disabled={!ready}>
          {t(later ? 'exercises.form.submitLater' : 'exercises.form.submitNow')}
        </Button>
      </form>
    </Modal>
  )
}

type CheckProps = { label: string; hint?: string; checked: boolean; onChange: (checked: boolean) => void }

function Check({ label, hint, checked, onChange }: CheckProps) {
  return (
    <label className="exercise-check">
      <input type="checkbox" checked={checked} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
      <span>
        {label}
        {hint && <span className="exercise-hint">{hint}</span>}
      </span>
    </label>
  )
}
