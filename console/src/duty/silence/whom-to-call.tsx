import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Outage } from '../../../../hub/contract/duty-views.ts'
import * as queries from '../../api/queries.ts'
import { useFeed } from '../../feed/feed.ts'

type Line = { name: string; role?: string | undefined; phone: string; word?: string | undefined }

/** Numbers outside the shop only: whoever stands beside a cut wire must not hear its telephone. And its station, when that is not ours. */
export function WhomToCall({ outage }: { outage: Outage }) {
  const { t } = useTranslation()
  const { duty } = useFeed()
  const { data: sites } = useQuery({ ...queries.sites, staleTime: 60_000 })
  const { data: stations } = useQuery(queries.stations)
  const [only, ...others] = outage.site ? [outage.site] : (outage.sites ?? [])
  const site = others.length === 0 ? sites?.find(({ id }) => id === only?.id) : undefined
  const home = stations?.find(({ id }) => id === site?.station)
  const own = duty?.station?.id ?? duty?.stations[0]?.station.id
  const outside = site?.contacts.filter(({ where }) => where === 'outside') ?? []
  const lines: Line[] = [
    ...outside.map(({ name, role, phone, challenge }) => ({ name, role, phone, word: challenge })),
    ...(home?.phone && home.id !== own ? [{ name: home.name, phone: home.phone }] : []),
  ]
  if (!site) return null
  return (
    <ul className="silence-whole">
      {outside.length === 0 && <li className="quiet-words">{t('silence.noContact')}</li>}
      {lines.map(({ name, role, phone, word }) => (
        <li key={phone} className="fact">
          <span>
            <b>{name}</b>
            {role && ` · ${role}`}
            {word && <span className="challenge">{t('incident.challenge', { word })}</span>}
          </span>
          <a className="call" href={`tel:${phone.replace(/[^\d+]/g, '')}`} aria-label={t('desk.contact.call', { name, phone })}>
            {phone}
          </a>
        </li>
      ))}
    </ul>
  )
}
