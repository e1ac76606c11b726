import { Button, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SupervisionPreset } from '../../../hub/contract/resources.ts'
import type { SecondFactorPolicy } from '../../../hub/contract/second-factor.ts'
import type { PhoneTests, Settings, SettingsPatch } from '../../../hub/contract/settings.ts'
import { ApiError } from '../api/api-error.ts'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import * as queries from '../api/queries.ts'
import { Trouble } from '../look/trouble.tsx'
import { Card } from './card.tsx'
import { changedSettings, settingsWas, withChanges } from './changed-settings.ts'
import { ClosedDays } from './closed-days.tsx'
import { isLadderWhole } from './ladder.ts'
import { LadderFields } from './ladder-fields.tsx'
import { LogoField } from './logo-field.tsx'
import { MessageSettings } from './message-settings.tsx'
import { PowerSettings } from './power-settings.tsx'
import { PRESETS } from './presets.ts'
import { Retention } from './retention.tsx'
import { RetentionSure } from './retention-sure.tsx'
import { Saved } from './saved.tsx'
import { useChange } from './use-change.ts'
import { useUnsaved } from './use-unsaved.ts'

const ZONES: readonly string[] = Intl.supportedValuesOf('timeZone')

const POLICIES: readonly SecondFactorPolicy[] = ['nobody', 'admins', 'admins-and-commanders']

const PHONE_TESTS: readonly PhoneTests[] = ['1h', '2h', '4h', '8h', 'off']

export function SettingsForm({ saved }: { saved: Settings }) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(saved)
  /** What the draft began with. */
  const [base, setBase] = useState(saved)
  if (saved !== base) {
    setBase(saved)
    setDraft(withChanges(saved, changedSettings(base, draft)))
  }
  const patch = changedSettings(base, draft)
  const isChanged = Object.keys(patch).length > 0
  const isWhole = isLadderWhole(draft.ladder.holdup) && isLadderWhole(draft.ladder.fire)
  const save = useChange(
    (asked: SettingsPatch) => call<Settings>('PATCH', '/settings', { ...asked, was: settingsWas(base, asked) }),
    queries.session.queryKey,
  )
  const unsaved = useUnsaved(isChanged)
  const set = (part: Partial<Settings>) => {
    save.reset()
    setDraft({ ...draft, ...part })
  }
  const [asked, askFirst] = useState(false)
  const store = () =>
    save.mutate(patch, {
      onSuccess: (settings) => {
        queryClient.setQueryData(queries.settings.queryKey, settings)
        void queryClient.invalidateQueries({ queryKey: queries.RETENTION })
        setDraft(settings)
        askFirst(false)
      },
      // What somebody else has saved comes to stand under what is typed here.
      onError: (error) => {
        if (error instanceof ApiError && error.code === 'changed-meanwhile')
          void queryClient.invalidateQueries({ queryKey: queries.settings.queryKey })
      },
    })
  const [first] = draft.languages
  return (
    <>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isWhole) return
          if (draft.retentionDays < saved.retentionDays) askFirst(true)
          else store()
        }}
      >
        <Card title={t('settings.general')}>
          <div className="columns">
            <TextInput
              label={t('settings.name')}
              description={t('settings.nameHint')}
              required
              maxLength={120}
              value={draft.name}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
            <NativeSelect
              label={t('settings.timeZone')}
              description={t('settings.timeZoneHint')}
              value={draft.timeZone}
              data={[...new Set([draft.timeZone, ...ZONES])]}
              onChange={(event) => set({ timeZone: event.currentTarget.value })}
            />
            <NativeSelect
              label={t('settings.language')}
              description={t('settings.languageHint')}
              value={first ?? 'vi'}
              data={(['vi', 'en'] as const).map((value) => ({ value, label: t(`settings.languages.${value}`) }))}
              onChange={(event) => set({ languages: event.currentTarget.value === 'en' ? ['en', 'vi'] : ['vi', 'en'] })}
            />
            <NativeSelect
              label={t('settings.supervision')}
              description={t('settings.supervisionHint')}
              value={draft.supervision}
              data={PRESETS.map((preset) => ({ value: preset, label: t(`devices.preset.${preset}`) }))}
              onChange={(event) => set({ supervision: event.currentTarget.value as SupervisionPreset })}
            />
            <NativeSelect
              label={t('settings.phoneTests')}
              description={t('settings.phoneTestsHint')}
              value={draft.phoneTests ?? '4h'}
              data={PHONE_TESTS.map((value) => ({ value, label: t(`settings.phoneTest.${value}`) }))}
              onChange={(event) => set({ phoneTests: event.currentTarget.value as PhoneTests })}
            />
            <NativeSelect
              label={t('settings.secondFactor')}
              description={t('settings.secondFactorHint')}
              value={draft.secondFactor ?? 'nobody'}
              data={POLICIES.map((value) => ({ value, label: t(`settings.secondFactorOf.${value}`) }))}
              onChange={(event) => set({ secondFactor: event.currentTarget.value as SecondFactorPolicy })}
            />
            <TextInput
              label={t('settings.contact')}
              description={t('settings.contactHint')}
              type="email"
              maxLength={120}
              value={draft.contact ?? ''}
              onChange={(event) => set({ contact: event.currentTarget.value.trim() })}
            />
          </div>
          <LogoField logo={draft.logo} onChange={(logo) => set({ logo })} />
        </Card>
        <Card title={t('settings.ladder')} lead={t('settings.ladderLead')}>
          <div className="ladders">
            {(['holdup', 'fire'] as const).map((kind) => (
              <LadderFields
                key={kind}
                title={t(`settings.${kind}`)}
                times={draft.ladder[kind]}
                onChange={(times) => set({ ladder: { ...draft.ladder, [kind]: times } })}
              />
            ))}
          </div>
        </Card>
        <Retention days={draft.retentionDays} saved={saved.retentionDays} onChange={(retentionDays) => set({ retentionDays })} />
        <ClosedDays days={draft.closedDays} onChange={(closedDays) => set({ closedDays })} />
        <MessageSettings messages={draft.messages} onChange={(messages) => set({ messages })} />
        <PowerSettings power={draft.power} onChange={(power) => set({ power })} />
        <div className="save-bar" data-changed={isChanged || undefined} hidden={!isChanged && save.isIdle}>
          {/* Where whoever pressed looks: the end of the form may be a page away. */}
          {save.error === null ? <span role="status">{isChanged && t('settings.unsaved')}</span> : <Trouble error={save.error} />}
          <Saved show={save.isSuccess && !isChanged} words={t('settings.saved')} />
          <Button
            variant="default"
            disabled={!isChanged}
            onClick={() => {
              save.reset()
              setDraft(saved)
            }}
          >
            {t('settings.discard')}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={!isChanged || !isWhole}>
            {t('settings.save')}
          </Button>
        </div>
        {unsaved.wanted !== null && (
          <Modal opened onClose={unsaved.stay} title={t('settings.leaveTitle')} closeButtonProps={{ 'aria-label': t('common.close') }}>
            <div className="dialog">
              <p>{t('settings.leaveLead')}</p>
              <div className="dialog-acts">
                <Button size="lg" data-autofocus onClick={unsaved.stay}>
                  {t('settings.leaveStay')}
                </Button>
                <Button size="lg" variant="default" onClick={unsaved.leave}>
                  {t('settings.leaveGo')}
                </Button>
              </div>
            </div>
          </Modal>
        )}
      </form>
      {asked && (
        <RetentionSure
          days={draft.retentionDays}
          busy={save.isPending}
          error={save.error}
          onYes={store}
          onClose={() => {
            save.reset()
            askFirst(false)
          }}
        />
      )}
    </>
  )
}
