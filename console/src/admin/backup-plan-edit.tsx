import { Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupSeal } from '../../../hub/contract/backup-settings.ts'
import type { BackupPlanView, NewBackupPlan } from '../../../hub/contract/backups.ts'
import { call } from '../api/call.ts'
import { isConfirmFirst } from '../api/confirm-first.ts'
import { PasswordAgain } from '../look/password-again.tsx'
import { BackupKeyMaker } from './backup-key.tsx'
import { type DraftPlace, PlaceFields } from './backup-place-fields.tsx'
import { PlanTrouble } from './backup-plan-trouble.tsx'
import { Card } from './card.tsx'

const SEALS = ['key', 'passphrase', 'none'] as const
const SPANS = ['daily', 'weekly', 'monthly'] as const
const PLACES = 5
let drafts = 0
const newPlace = (): DraftPlace => ({ draft: `new ${++drafts}`, name: '', kind: 'folder', path: '' })

type Props = { plan: BackupPlanView; onSaved: (plan: BackupPlanView) => void; onCancel: () => void }

/** When, where, sealed how: saved only when every place was tried and the password was said. */
export function BackupPlanEdit({ plan, onSaved, onCancel }: Props) {
  const { t } = useTranslation()
  const [at, setAt] = useState(plan.at)
  const [keep, setKeep] = useState(plan.keep)
  const [sealed, setSealed] = useState<BackupSeal['kind']>(plan.places.length === 0 ? 'key' : plan.seal.kind)
  const [recipient, setRecipient] = useState(plan.seal.kind === 'key' ? plan.seal.recipient : null)
  const [passphrase, setPassphrase] = useState('')
  const [places, setPlaces] = useState<DraftPlace[]>(
    plan.places.length === 0 ? [newPlace()] : plan.places.map(({ id, name, kind, path }) => ({ draft: id, id, name, kind, path })),
  )
  /** What the hub asked the password for. */
  const [asking, setAsking] = useState<(() => void) | null>(null)

  const save = useMutation({
    mutationFn: (asked: NewBackupPlan) => call<BackupPlanView>('PUT', '/backup/plan', asked),
    onSuccess: onSaved,
    onError: (why) => isConfirmFirst(why) && setAsking(() => submit),
  })
  const seal: BackupSeal | null =
    sealed === 'key'
      ? recipient === null
        ? null
        : { kind: 'key', recipient }
      : sealed === 'none'
        ? { kind: 'none' }
        : { kind: 'passphrase' }
  function submit(): void {
    if (!seal) return
    save.mutate({
      ...{ at, seal, keep },
      places: places.map(({ draft: _, ...place }) => place),
      ...(seal.kind === 'passphrase' && passphrase !== '' && { passphrase }),
    })
  }

  return (
    <Card title={t('backup.edit.title')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        {places.map((place, n) => (
          <PlaceFields
            key={place.draft}
            n={n + 1}
            place={place}
            onChange={(changed) => setPlaces(places.map((each) => (each.draft === place.draft ? changed : each)))}
            onRemove={() => setPlaces(places.filter((each) => each.draft !== place.draft))}
          />
        ))}
        {places.length < PLACES && (
          <Button variant="default" onClick={() => setPlaces([...places, newPlace()])}>
            {t('backup.edit.add')}
          </Button>
        )}
        <NativeSelect
          label={t('backup.edit.seal')}
          value={sealed}
          data={SEALS.map((value) => ({ value, label: t(`backup.edit.seals.${value}`) }))}
          onChange={({ currentTarget }) => setSealed(currentTarget.value as BackupSeal['kind'])}
        />
        {sealed === 'key' && (
          <BackupKeyMaker recipient={recipient} onMade={setRecipient} onConfirmFirst={(again) => setAsking(() => again)} />
        )}
        {sealed === 'none' && <p className="trouble">{t('backup.plan.unsealed')}</p>}
        {sealed === 'passphrase' && (
          <PasswordInput
            label={t('backup.edit.passphrase')}
            description={`${t('backup.edit.passphraseHint')} ${plan.hasPassphrase ? t('backup.edit.passphraseKept') : ''}`}
            autoComplete="new-password"
            minLength={12}
            required={!plan.hasPassphrase}
            withAsterisk={false}
            value={passphrase}
            onChange={({ currentTarget }) => setPassphrase(currentTarget.value)}
          />
        )}
        <div className="backup-times">
          <TextInput
            type="time"
            label={t('backup.edit.at')}
            required
            withAsterisk={false}
            value={at}
            onChange={({ currentTarget }) => setAt(currentTarget.value)}
          />
          <fieldset>
            <legend>{t('backup.edit.keep')}</legend>
            {SPANS.map((span) => (
              <TextInput
                key={span}
                type="number"
                label={t(`backup.edit.${span}`)}
                min={span === 'daily' ? 1 : 0}
                max={60}
                required
                withAsterisk={false}
                value={Number.isNaN(keep[span]) ? '' : keep[span]}
                onChange={({ currentTarget }) => setKeep({ ...keep, [span]: currentTarget.valueAsNumber })}
              />
            ))}
          </fieldset>
        </div>
        <PlanTrouble error={save.error} places={places} />
        <div className="dialog-acts">
          <Button type="submit" size="lg" loading={save.isPending} disabled={!seal}>
            {t('backup.edit.save')}
          </Button>
          <Button size="lg" variant="default" onClick={onCancel}>
            {t('backup.edit.cancel')}
          </Button>
        </div>
      </form>
      {asking && (
        <PasswordAgain
          lead={t('backup.sureLead')}
          onClose={() => setAsking(null)}
          onConfirmed={() => {
            setAsking(null)
            asking()
          }}
        />
      )}
    </Card>
  )
}
