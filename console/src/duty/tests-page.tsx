import { queryOptions, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../hub/contract/api.ts'
import type { RotaSite, RotaState } from '../../../hub/contract/rota.ts'
import { call } from '../api/call.ts'
import type { List } from '../api/types.ts'
import { Trouble } from '../look/trouble.tsx'
import { timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { BellBox } from './bell-box.tsx'

const rota = queryOptions({
  queryKey: ['rota'],
  queryFn: async () => (await call<List<RotaSite>>('GET', '/rota?limit=500')).items,
  refetchInterval: 30_000,
})

/** Whom to call stands open; what is well or has not come waits behind a click. */
const OPEN: readonly RotaState[] = ['overdue', 'due']
const FOLDED: readonly RotaState[] = ['ahead', 'proven']

/** /duty/tests: which shops have proven their buttons this month, the worst first, and whom to call. Nothing here makes a sound. */
export function TestsPage({ session }: { session: Session }) {
  const { t } = useTranslation()
  const { data: sites, error } = useQuery(rota)
  const of = (state: RotaState) => (sites ?? []).filter((each) => each.state === state)
  const today = (sites ?? []).filter(({ isToday }) => isToday).length
  const chapter = (state: RotaState) => t(`desk.testsPage.${state}`, { count: of(state).length })
  return (
    <main className="quiet-page tests-page">
      <h1>{t('desk.testsPage.title')}</h1>
      <p className="quiet-words">{t('desk.testsPage.lead')}</p>
      {session.station && session.role !== 'admin' && session.role !== 'patrol' && <BellBox station={session.station.id} />}
      <Trouble error={error} />
      {!error && <p role="status">{sites ? t('desk.testsPage.today', { count: today }) : t('common.loading')}</p>}
      {sites &&
        OPEN.map((state) => (
          <section key={state} className="box" aria-labelledby={`rota-${state}`}>
            <h2 id={`rota-${state}`}>{chapter(state)}</h2>
            {of(state).length === 0 ? <p className="quiet-words">{t('desk.testsPage.none')}</p> : <Sites sites={of(state)} />}
          </section>
        ))}
      {FOLDED.filter((state) => of(state).length > 0).map((state) => (
        <details key={state} className="box">
          <summary>{chapter(state)}</summary>
          <Sites sites={of(state)} />
        </details>
      ))}
    </main>
  )
}

const Sites = ({ sites }: { sites: readonly RotaSite[] }) => (
  <ul className="quiet-rows">
    {sites.map((each) => (
      <Row key={each.id} each={each} />
    ))}
  </ul>
)

const dayMonth = (day: string): string => `${day.slice(8)}/${day.slice(5, 7)}`

function Row({ each }: { each: RotaSite }) {
  const { t } = useTranslation()
  const now = useNow()
  const { site, day, by, isToday, state, buttons, proven, missing, contacts } = each
  const when = isToday
    ? t('desk.testsPage.isToday', { by: dayMonth(by) })
    : t('desk.testsPage.day', { day: dayMonth(day), by: dayMonth(by) })
  return (
    <li>
      <b>{`${site.code} · ${site.name}`}</b>
      <span className="quiet-words">{[when, t('desk.testsPage.proof', { proven, of: buttons })].join(' · ')}</span>
      {missing.map(({ button, state: is, provenAt }) => (
        <span key={button.id} data-tone={is === 'overdue' ? 'waits' : undefined}>
          {provenAt
            ? t('desk.testsPage.last', { button: button.label, time: timeOrDay(provenAt, now) })
            : t('desk.testsPage.never', { button: button.label })}
        </span>
      ))}
      {OPEN.includes(state) && (
        <span className="quiet-acts rota-calls">
          {contacts.length === 0 && <span className="quiet-words">{t('desk.testsPage.noContact')}</span>}
          {contacts.map(({ name, phone, role }) => (
            <a key={`${name} ${phone}`} className="act act-small" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
              <span>{`${name}, ${role}`}</span>
              <b>{phone}</b>
            </a>
          ))}
        </span>
      )}
    </li>
  )
}
