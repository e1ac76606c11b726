import { useTranslation } from 'react-i18next'
import { PageHead } from './page-head.tsx'

export function Home() {
  const { t } = useTranslation()
  return <PageHead title={t('admin.tabs.home')} />
}
