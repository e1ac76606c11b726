import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { NewBackupPlan } from '../../../hub/contract/backups.ts'

/** `draft` tells new ones apart, which have no id yet. */
export type DraftPlace = NewBackupPlan['places'][number] & { draft: string }
const KINDS = ['folder', 'rclone'] as const

type Props = { n: number; place: DraftPlace; onChange: (place: DraftPlace) => void; onRemove: () => void }

export function PlaceFields({ n, place, onChange, onRemove }: Props) {
  const { t } = useTranslation()
  const title = place.name || t('backup.edit.place', { n })
  const isFolder = place.kind === 'folder'
  return (
    <fieldset className="backup-place">
      <legend>{t('backup.edit.place', { n })}</legend>
      <TextInput
        label={t('backup.edit.name')}
        description={t('backup.edit.nameHint')}
        required
        withAsterisk={false}
        maxLength={60}
        value={place.name}
        onChange={({ currentTarget }) => onChange({ ...place, name: currentTarget.value })}
      />
      <NativeSelect
        label={t('backup.edit.kind')}
        value={place.kind}
        data={KINDS.map((value) => ({ value, label: t(`backup.edit.kinds.${value}`) }))}
        onChange={({ currentTarget }) => onChange({ ...place, kind: currentTarget.value as DraftPlace['kind'] })}
      />
      <TextInput
        label={t(isFolder ? 'backup.edit.folder' : 'backup.edit.remote')}
        description={t(isFolder ? 'backup.edit.folderHint' : 'backup.edit.remoteHint')}
        required
        withAsterisk={false}
        maxLength={400}
        spellCheck={false}
        autoCapitalize="none"
        value={place.path}
        onChange={({ currentTarget }) => onChange({ ...place, path: currentTarget.value })}
      />
      <Button variant="default" onClick={onRemove}>
        {t('backup.edit.remove', { name: title })}
      </Button>
    </fieldset>
  )
}
