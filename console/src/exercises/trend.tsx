import { useTranslation } from 'react-i18next'
import type { ExerciseView } from '../../../hub/contract/exercises.ts'
import { day } from '../time/format.ts'
import { timeWords } from './words.ts'

/** Of one site, oldest first: is it getting faster? */
export function Trend({ exercises }: { exercises: readonly ExerciseView[] }) {
  const { t } = useTranslation()
  const known = exercises
    .flatMap(({ id, score }) =>
      score && score.times.acknowledged !== null ? [{ id, at: score.openedAt, took: score.times.acknowledged }] : [],
    )
    .reverse()
  const longest = Math.max(1, ...known.map(({ took }) => took))
  if (known.length < 2) return null
  return (
    <figure className="exercise-trend">
      <figcaption>{t('exercises.trend')}</figcaption>
      <ul>
        {known.map(({ id, at, took }) => (
          <li key={id}>
            <span>{day(at)}</span>
            <span className="exercise-bar" style={{ width: `${Math.max(2, (took / longest) * 100)}%` }} aria-hidden="true" />
            <b>{timeWords(took, t)}</b>
          </li>
        ))}
      </ul>
    </figure>
  )
}
