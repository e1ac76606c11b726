import './exercises.css'
import './texts.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExerciseView } from '../../../hub/contract/exercises.ts'
import { API } from '../api/call.ts'
import { Trouble } from '../look/trouble.tsx'
import { Coming } from './coming.tsx'
import { PlanDialog } from './plan-dialog.tsx'
import * as queries from './queries.ts'
import { Result } from './result.tsx'
import { Trend } from './trend.tsx'

/** What is planned, what runs, and how the last ones went. */
export function Exercises({ mayPlan }: { mayPlan: boolean }) {
  const { t, i18n } = useTranslation()
  const { data, error } = useQuery(queries.exercises)
  const [planning, setPlanning] = useState(false)
  useEffect(() => {
    document.title = `${t('exercises.title')} — ${t('brand')}`
  }, [t])
  const coming = data?.items.filter(({ state }) => state !== 'ended') ?? []
  const past = data?.items.filter(({ state }) => state === 'ended') ?? []
  return (
    <>
      <header className="exercises-head">
        <div>
          <h1>{t('exercises.title')}</h1>
          <p>{t('exercises.lead')}</p>
        </div>
        {mayPlan && (
          <Button size="lg" onClick={() => setPlanning(true)}>
            {t('exercises.plan')}
          </Button>
        )}
      </header>
      <Trouble error={error} />
      <section className="exercises-box" aria-labelledby="exercises-coming">
        <h2 id="exercises-coming">{t('exercises.coming')}</h2>
        {!data && !error && <p role="status">{t('common.loading')}</p>}
        {data && coming.length === 0 && <p>{t('exercises.none')}</p>}
        <ul className="exercises-list">
          {coming.map((exercise) => (
            <Coming key={exercise.id} exercise={exercise} mayPlan={mayPlan} />
          ))}
        </ul>
      </section>
      {data && <Results past={past} targets={data.targets} sheet={`${API}/exercises.csv?language=${i18n.language}`} />}
      {planning && <PlanDialog onClose={() => setPlanning(false)} />}
    </>
  )
}

type ResultsProps = { past: readonly ExerciseView[]; targets: { acknowledged: number; dispatched: number }; sheet: string }

function Results({ past, targets, sheet }: ResultsProps) {
  const { t } = useTranslation()
  const [site, setSite] = useState('')
  const field = useId()
  const sites = new Map(past.map((exercise) => [exercise.site.id as string, exercise.site.name]))
  const shown = past.filter((exercise) => site === '' || exercise.site.id === site)
  return (
    <section className="exercises-box" aria-labelledby="exercises-results">
      <div className="exercises-head">
        <h2 id="exercises-results">{t('exercises.results')}</h2>
        {past.length > 0 && (
          <div className="exercises-tools">
            <label htmlFor={field}>{t('exercises.site')}</label>
            <select id={field} value={site} onChange={({ currentTarget }) => setSite(currentTarget.value)}>
              <option value="">{t('exercises.everySite')}</option>
              {[...sites].map(([id, name]) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
            <a href={sheet} download>
              {t('exercises.sheet')}
            </a>
          </div>
        )}
      </div>
      {past.length === 0 && <p>{t('exercises.noResults')}</p>}
      {site !== '' && <Trend exercises={shown} />}
      <ul className="exercises-list">
        {shown.map((exercise) => (
          <Result key={exercise.id} exercise={exercise} targets={targets} />
        ))}
      </ul>
    </section>
  )
}
