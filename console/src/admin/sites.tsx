import '../onboarding/texts.ts'
import { useTranslation } from 'react-i18next'
import { SiteRoad } from '../onboarding/site-road.tsx'
import { SiteStep } from '../onboarding/site-step.tsx'
import { useSteps } from '../path.ts'
import { PageHead } from './page-head.tsx'
import { SitesList } from './sites-list.tsx'

/** `/admin/sites`, `/admin/sites/new`, `/admin/sites/<id>/<step>` */
export function Sites() {
  const [, id, step] = useSteps()
  if (id === undefined) return <SitesList />
  return id === 'new' ? <NewSite /> : <SiteRoad key={id} id={id} step={step} />
}

function NewSite() {
  const { t } = useTranslation()
  return (
    <div className="road">
      <PageHead title={t('onboarding.newTitle')} back={{ to: '/admin/sites', words: t('onboarding.back') }} />
      <SiteStep />
    </div>
  )
}
