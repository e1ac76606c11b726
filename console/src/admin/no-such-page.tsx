import { useTranslation } from 'react-i18next'
import { Link } from './link.tsx'
import { PageHead } from './page-head.tsx'

/** A link that is old or mistyped says so, and leads back in. */
export function NoSuchPage() {
  const { t } = useTranslation()
  return (
    <>
      <PageHead title={t('admin.noSuchPage')} />
      <p>
        <Link to="/admin">{t('admin.goHome')}</Link>
      </p>
    </>
  )
}
