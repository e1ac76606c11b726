import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ExerciseView, Measured } from '../../../hub/contract/exercises.ts'
import { follow } from '../follow.ts'
import { day, shortTime } from '../time/format.ts'
import { agreed, endWords, gainedWords, timeWords } from './words.ts'

const MEASURES = ['shown', 'acknowledged', 'dispatched', 'onScene', 'closed'] as const satisfies (keyof Measured)[]
type Targets = { acknowledged: number; dispatched: number }

/** How one went: five times, each beside the last and the usual. */
export function Result({ exercise, targets }: { exercise: ExerciseView; targets: Targets }) {
  const { t } = useTranslation()
  const { site, from, reason, score, incident } = exercise
  const desk = location.pathname.startsWith('/duty')
  const path = `/duty/incidents/${incident}`
  return (
    <li className="exercise" data-scored={score ? true : undefined}>
      <p className="exercise-state">{exercise.void ? t(`exercises.void.${exercise.void}`) : endWords(exercise, t)}</p>
      <h3>
        {site.name} <small>{site.code}</small>
      </h3>
      <p className="exercise-when">
        <b>{day(score?.openedAt ?? from)}</b> {shortTime(score?.openedAt ?? from)} · {reason}
      </p>
      {score && (
        <>
          <dl className="exercise-times">
            {MEASURES.map((measure) => (
              <div key={measure}>
                <dt>{t(`exercises.measure.${measure}`)}</dt>
                <dd>
                  <b>{score.times[measure] === null ? t('exercises.never') : timeWords(score.times[measure], t)}</b>
                  <Against gained={score.gained?.[measure]} median={score.median?.[measure]} />
                  {targetWords(measure, score.met, targets, t)}
                </dd>
              </div>
            ))}
          </dl>
          <p>
            {[
              score.phones.told === 0 ? t('exercises.noPhones') : t('exercises.phones', score.phones),
              t(score.neighbour ? 'exercises.neighbour' : 'exercises.homeOnly'),
            ].join(' · ')}
          </p>
        </>
      )}
      <p>{agreed(exercise, t)}</p>
      {incident && desk && (
        <p className="exercise-acts">
          <a href={path} onClick={(event) => follow(event, path)}>
            {t('exercises.open')}
          </a>
        </p>
      )}
    </li>
  )
}

function Against({ gained, median }: { gained: number | null | undefined; median: number | null | undefined }) {
  const { t } = useTranslation()
  const words = gainedWords(gained, t)
  const tone = Math.round(gained ?? 0)
  return (
    <>
      {words && <span data-gained={tone > 0 ? 'faster' : tone < 0 ? 'slower' : undefined}>{words}</span>}
      {typeof median === 'number' && <span>{t('exercises.median', { time: timeWords(median, t) })}</span>}
    </>
  )
}

function targetWords(
  measure: keyof Measured,
  met: { acknowledged: boolean | null; dispatched: boolean | null },
  targets: Targets,
  t: TFunction,
) {
  if (measure !== 'acknowledged' && measure !== 'dispatched') return null
  const is = met[measure]
  if (is === null) return null
  return <span>{t(is ? 'exercises.met' : 'exercises.missed', { target: targets[measure] })}</span>
}
