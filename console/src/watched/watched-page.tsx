import './texts.ts'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../admin/page-head.tsx'
import { AliveCard } from './alive-card.tsx'
import { WatchedList } from './watched-list.tsx'

/** /admin/watched: whose death is noticed here, and who notices ours. */
export function WatchedPage() {
  const { t } = useTranslation()
  return (
    <>
      <PageHead title={t('admin.tabs.watched')} lead={t('watched.page.lead')} />
      <div className="cards">
        <WatchedList />
        <AliveCard />
      </div>
    </>
  )
}
