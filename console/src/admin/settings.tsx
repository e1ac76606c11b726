import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as queries from '../api/queries.ts'
import { Trouble } from '../look/trouble.tsx'
import { PageHead } from './page-head.tsx'
import { SettingsForm } from './settings-form.tsx'

export function Settings() {
  const { t } = useTranslation()
  const { data, error } = useQuery(queries.settings)
  return (
    <>
      <PageHead title={t('admin.tabs.settings')} lead={t('settings.lead')} />
      <Trouble error={error} />
      {data && <SettingsForm saved={data} />}
    </>
  )
}
