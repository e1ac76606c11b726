import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { IncidentView } from '../../../hub/contract/views.ts'
import * as queries from '../api/queries.ts'
import { useFeed } from '../feed/feed.ts'
import { follow } from '../follow.ts'
import { Contacts } from '../incident/contacts.tsx'
import { DrillSign } from '../incident/drill-sign.tsx'
import { Papers } from '../incident/papers.tsx'
import { Pressed } from '../incident/pressed.tsx'
import { Told } from '../incident/told.tsx'
import { Trouble } from '../look/trouble.tsx'
import { useSteps } from '../path.ts'
import { age, clockTime, day } from '../time/format.ts'
import { Story } from './story.tsx'

/** One incident to read again, with its whole story: `/duty/incidents/<id>`. */
export function OneIncidentPage() {
  const { t } = useTranslation()
  const [, id = ''] = useSteps()
  const { incidents } = useFeed()
  const revision = incidents.get(id)?.revision ?? 0
  const { data: view, error } = useQuery({ ...queries.incident(id, revision), enabled: id !== '' })
  return (
    <main className="incident one-incident">
      <a className="act act-small back" href="/duty" onClick={(event) => follow(event, '/duty')}>
        {t('desk.closed.back')}
      </a>
      {error && !view && <p className="trouble">{t('desk.closed.notFound')}</p>}
      <Trouble error={view ? error : null} />
      {view && <Whole view={view} revision={revision} />}
    </main>
  )
}

function Whole({ view, revision }: { view: IncidentView; revision: number }) {
  const { t } = useTranslation()
  return (
    <>
      <header className="one-head" data-alarm={view.id}>
        <DrillSign view={view} />
        <p className="band-kicker">
          {[t(`kind.${view.kind}`), t(`siteKind.${view.site.kind}`), view.site.code, day(view.openedAt)].join(' · ')}
        </p>
        <h1>{view.site.name}</h1>
        <p>{view.site.address}</p>
        <p className="one-result">
          {view.disposition ? t('desk.closed.result', { disposition: t(`disposition.${view.disposition}`) }) : t('desk.closed.open')}
        </p>
      </header>
      <Papers id={view.id} />
      <div className="boxes">
        <Milestones view={view} />
        <section className="box">
          <Pressed view={view} />
          <Told view={view} />
        </section>
        <Contacts site={view.site} />
      </div>
      <Story held={{ view, revision, confirmed: true }} />
    </>
  )
}

function Milestones({ view }: { view: IncidentView }) {
  const { t } = useTranslation()
  const by = (person: { name: string } | undefined) => person && t('desk.closed.by', { name: person.name })
  const rows: [string, string | undefined, string | undefined][] = [
    [t('desk.closed.opened'), view.openedAt, undefined],
    [t('desk.closed.acknowledged'), view.acknowledgedAt, by(view.acknowledgedBy)],
    [t('desk.closed.dispatched'), view.dispatchedAt, view.patrols?.map(({ name }) => name).join(', ')],
    [t('desk.closed.onScene'), view.onSceneAt, undefined],
    [t('desk.closed.ended'), view.closedAt, by(view.closedBy)],
  ]
  return (
    <section className="box">
      <h2>{t('desk.closed.times')}</h2>
      <ul>
        {rows.map(([name, at, who]) => (
          <li key={name} className="mile">
            <span>{name}</span>
            {at ? (
              <span>
                <b>{clockTime(at)}</b>
                {[at !== view.openedAt && t('desk.closed.after', { age: age(view.openedAt, Date.parse(at)) }), who]
                  .filter(Boolean)
                  .map((part) => ` · ${part}`)
                  .join('')}
              </span>
            ) : (
              <span>{t('desk.closed.not')}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
