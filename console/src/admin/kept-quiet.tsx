import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import * as queries from '../api/queries.ts'
import type { ButtonView } from '../api/types.ts'
import { useFeed } from '../feed/feed.ts'
import { Trouble } from '../look/trouble.tsx'
import { shortTime } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { Card } from './card.tsx'
import { useChange } from './use-change.ts'

/** Deliberate quiet is never out of sight: what is bypassed or on test, until when, why, and by whom. */
export function KeptQuiet() {
  const { t } = useTranslation()
  const now = useNow()
  const { supervision } = useFeed()
  const sites = useQuery(queries.sites).data
  const end = useChange((path: string) => call('DELETE', path))
  const bypasses = supervision?.bypasses.filter(({ until }) => Date.parse(until) > now) ?? []
  const onTest = supervision?.onTest.filter(({ until }) => Date.parse(until) > now) ?? []
  if (bypasses.length + onTest.length === 0) return null
  const siteName = (id: string) => sites?.find((site) => site.id === id)?.name ?? id
  return (
    <Card title={t('devices.quiet')}>
      <Trouble error={end.error} />
      {bypasses.map(({ button, until, reason, by }) => (
        <div key={button} className="notice">
          <span>
            <BypassedName id={button} />
            {t('devices.bypassed', { time: shortTime(until), reason, by: by.name })}
          </span>
          <button type="button" className="plain" disabled={end.isPending} onClick={() => end.mutate(`/buttons/${button}/bypass`)}>
            {t('devices.endBypass')}
          </button>
        </div>
      ))}
      {onTest.map(({ site, until, reason, by }) => (
        <div key={site} className="notice">
          <span>{t('devices.onTest', { site: siteName(site), time: shortTime(until), reason, by: by.name })}</span>
          <button type="button" className="plain" disabled={end.isPending} onClick={() => end.mutate(`/sites/${site}/on-test`)}>
            {t('devices.endOnTest')}
          </button>
        </div>
      ))}
    </Card>
  )
}

/** Of ten thousand buttons, only those that are bypassed are asked for by name. */
function BypassedName({ id }: { id: string }) {
  const sites = useQuery(queries.sites).data
  const button = useQuery({ queryKey: ['button', id], queryFn: () => call<ButtonView>('GET', `/buttons/${id}`) }).data
  const site = sites?.find((each) => each.id === button?.site)
  return <b>{`${[site?.name, button?.label ?? id].filter(Boolean).join(' · ')}: `}</b>
}
