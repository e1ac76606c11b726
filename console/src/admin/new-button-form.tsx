import { NativeSelect, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { NewButton, Site, SupervisionPreset } from '../../../hub/contract/resources.ts'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import * as queries from '../api/queries.ts'
import type { MadeButton } from '../api/types.ts'
import { Credentials } from './credentials.tsx'
import { type Fields, Form } from './form.tsx'

const PRESETS: readonly SupervisionPreset[] = ['90s', '20s', '3min', '30min', '25h']

export function NewButtonForm({ sites, site, onClose }: { sites: readonly Site[]; site?: string; onClose: () => void }) {
  const { t } = useTranslation()
  const add = useMutation({
    mutationFn: ({ at, ...button }: NewButton & { at: string }) => call<MadeButton>('POST', `/sites/${at}/buttons`, button),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queries.buttons.queryKey }),
  })
  const submit = (field: Fields) =>
    add.mutate({ at: field('site') ?? '', label: field('label') ?? '', supervision: (field('supervision') ?? '90s') as SupervisionPreset })
  if (add.data) return <Credentials made={add.data} onClose={onClose} />
  return (
    <Form title={t('admin.newButton')} busy={add.isPending} error={add.error} onClose={onClose} onSubmit={submit}>
      <NativeSelect
        name="site"
        label={t('admin.site')}
        defaultValue={site}
        data={sites.map(({ id, code, name }) => ({ value: id, label: `${code} · ${name}` }))}
      />
      <TextInput name="label" label={t('admin.label')} description={t('admin.labelHint')} required maxLength={80} data-autofocus />
      <NativeSelect name="supervision" label={t('admin.supervision')} data={[...PRESETS]} />
    </Form>
  )
}
