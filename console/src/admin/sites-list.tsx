import '../onboarding/onboarding.css'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Missing, Readiness } from '../../../hub/contract/onboarding.ts'
import type { Site } from '../../../hub/contract/resources.ts'
import * as queries from '../api/queries.ts'
import { Trouble } from '../look/trouble.tsx'
import { readiness } from '../onboarding/queries.ts'
import { useDraft } from '../onboarding/use-draft.ts'
import { goTo } from '../path.ts'
import { Link } from './link.tsx'
import { PageHead } from './page-head.tsx'
import { SitesTools } from './sites-tools.tsx'
import { type Wanted, wants } from './sites-wanted.ts'

const EVERYTHING: Wanted = { text: '', kind: '', station: '', state: '' }

/** Every business with what it still lacks; a row opens it. */
export function SitesList() {
  const { t } = useTranslation()
  const { data: sites, error } = useQuery(queries.sites)
  const { data: ready } = useQuery(readiness)
  const stations = useQuery(queries.stations).data ?? []
  const [wanted, change] = useDraft<Wanted>('sites.wanted', EVERYTHING)
  const of = new Map(ready?.map((each) => [each.id, each]))
  const shown = sites?.filter((site) => wants(wanted, site, of.get(site.id)?.missing ?? []))
  return (
    <>
      <PageHead title={t('admin.tabs.sites')}>
        <div className="road-acts">
          <Button onClick={() => goTo('/admin/sites/new')}>{t('sites.add')}</Button>
          <Button variant="default" onClick={() => goTo('/admin/import')}>
            {t('sites.import')}
          </Button>
        </div>
      </PageHead>
      <div className="tools">
        <SitesTools wanted={wanted} stations={stations} onChange={change} />
        <span role="status">{shown ? t('sites.count', { count: shown.length }) : t('common.loading')}</span>
      </div>
      <Trouble error={error} />
      {sites?.length === 0 && <p>{t('sites.none')}</p>}
      {sites && sites.length > 0 && shown?.length === 0 && <p>{t('sites.noneSuch')}</p>}
      <ul className="sites">
        {shown?.map((site) => (
          <SiteRow key={site.id} site={site} ready={of.get(site.id)} station={stations.find(({ id }) => id === site.station)?.name} />
        ))}
      </ul>
    </>
  )
}

function SiteRow({ site, ready, station }: { site: Site; ready: Readiness | undefined; station: string | undefined }) {
  const { t } = useTranslation()
  const { id, code, name, kind, address, service } = site
  return (
    <li className="site-row">
      <span className="code">{code}</span>
      <div>
        <Link to={`/admin/sites/${id}`}>{name}</Link>
        <small>{[t(`siteKind.${kind}`), address].join(' · ')}</small>
        <small>{station ?? t('admin.stationNearest')}</small>
      </div>
      <div className="site-state">
        <span data-tone={service === 'in-service' ? 'proof' : 'waits'}>{t(`onboarding.service.${service}`)}</span>
        {ready && <small>{missingText(ready, service === 'in-service', t).join(' · ')}</small>}
      </div>
    </li>
  )
}

/** Once it is in service only what the police would lack tonight is worth a word. */
function missingText({ buttons, proven, missing }: Readiness, inService: boolean, t: TFunction): string[] {
  const said = (each: Missing) => (each === 'unproven' ? t('onboarding.provenOf', { n: proven, of: buttons }) : t(`sites.missing.${each}`))
  const worth = missing.filter((each) => !inService || each === 'no-buttons' || each === 'no-outside-contact')
  const counted =
    missing.includes('no-buttons') || (!inService && missing.includes('unproven')) ? [] : [t('sites.buttons', { count: buttons })]
  return [...counted, ...worth.map(said)]
}
