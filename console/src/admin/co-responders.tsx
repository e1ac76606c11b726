import { useTranslation } from 'react-i18next'
import type { Site, Station } from '../../../hub/contract/resources.ts'
import { call } from '../api/call.ts'
import * as queries from '../api/queries.ts'
import { Trouble } from '../look/trouble.tsx'
import { Card } from './card.tsx'
import { Link } from './link.tsx'
import { useChange } from './use-change.ts'

/** Sites of others to which this station comes as well: "district and town both come". */
export function CoResponders({ station: { id }, sites }: { station: Station; sites: readonly Site[] }) {
  const { t } = useTranslation()
  const save = useChange(({ site, comes }: { site: Site; comes: boolean }) => {
    const others = (site.coResponders ?? []).filter((each) => each !== id)
    return call('PATCH', `/sites/${site.id}`, { coResponders: comes ? [...others, id] : others })
  }, queries.sites.queryKey)
  const coming = sites.filter((site) => site.coResponders?.includes(id))
  const others = sites.filter((site) => site.station !== id && !site.coResponders?.includes(id))
  return (
    <Card title={t('stations.co')} lead={t('stations.coLead')}>
      {coming.length === 0 && <p>{t('stations.coEmpty')}</p>}
      <ul className="rows">
        {coming.map((site) => (
          <li key={site.id}>
            <Link to={`/admin/sites/${site.id}`}>{`${site.code} · ${site.name}`}</Link>
            <button
              type="button"
              className="plain"
              disabled={save.isPending}
              aria-label={t('stations.remove', { name: site.name })}
              onClick={() => save.mutate({ site, comes: false })}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <label className="field">
          {t('stations.coAdd')}
          <select
            value=""
            disabled={save.isPending}
            onChange={(event) => {
              const site = others.find((each) => each.id === event.currentTarget.value)
              if (site) save.mutate({ site, comes: true })
            }}
          >
            <option value="">{t('stations.choose')}</option>
            {others.map((site) => (
              <option key={site.id} value={site.id}>
                {`${site.code} · ${site.name}`}
              </option>
            ))}
          </select>
        </label>
      )}
      <Trouble error={save.error} />
    </Card>
  )
}
