import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SupervisionPreset } from '../../../hub/contract/resources.ts'
import { call } from '../api/call.ts'
import { Trouble } from '../look/trouble.tsx'
import { Card } from './card.tsx'
import { IsBell } from './is-bell.tsx'
import { IsModem } from './is-modem.tsx'
import { PRESETS } from './presets.ts'
import { Saved } from './saved.tsx'
import { useChange } from './use-change.ts'

/** `bell`, `modem`: whether it is its station's bell, whether it has a modem; absent: it could not. */
type Props = { what: 'buttons' | 'gateways'; id: string; label: string; supervision: SupervisionPreset; bell?: boolean; modem?: boolean }

export function DeviceEdit({ what, id, ...before }: Props) {
  const { t } = useTranslation()
  const [label, setLabel] = useState(before.label)
  const [supervision, setSupervision] = useState(before.supervision)
  const [bell, setBell] = useState(before.bell)
  const [modem, setModem] = useState(before.modem)
  const save = useChange(
    () =>
      call('PATCH', `/${what}/${id}`, {
        ...{ label: label.trim(), supervision },
        ...(bell !== undefined && { bell }),
        ...(modem !== undefined && { modem }),
      }),
    [what],
    [what === 'buttons' ? 'button' : 'gateway', id],
  )
  return (
    <Card title={t('devices.edit')}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <TextInput
          label={t('devices.label')}
          required
          maxLength={80}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('devices.supervision')}
          value={supervision}
          data={PRESETS.map((preset) => ({ value: preset, label: t(`devices.preset.${preset}`) }))}
          onChange={(event) => setSupervision(event.currentTarget.value as SupervisionPreset)}
        />
        {bell !== undefined && <IsBell checked={bell} onChange={setBell} />}
        {modem !== undefined && <IsModem checked={modem} onChange={setModem} />}
        <Trouble error={save.error} />
        <div className="form-end">
          <Button type="submit" size="lg" loading={save.isPending}>
            {t('admin.save')}
          </Button>
          <Saved show={save.isSuccess} words={t('admin.saved')} />
        </div>
      </form>
    </Card>
  )
}
