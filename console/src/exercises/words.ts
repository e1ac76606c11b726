/** Figures of an exercise as a person would say them. */
import type { TFunction } from 'i18next'
import type { ExerciseView } from '../../../hub/contract/exercises.ts'

/** 38 s, 2 min 5 s: a drill is measured in seconds. */
export function timeWords(seconds: number, t: TFunction): string {
  const whole = Math.round(seconds)
  if (whole < 60) return t('exercises.seconds', { n: whole })
  return t('exercises.minutes', { m: Math.floor(whole / 60), s: whole % 60 })
}

/** Against the exercise before it; null where there is nothing to compare. */
export function gainedWords(gained: number | null | undefined, t: TFunction): string | null {
  if (gained === null || gained === undefined) return null
  const whole = Math.round(gained)
  if (whole === 0) return t('exercises.same')
  return t(whole > 0 ? 'exercises.faster' : 'exercises.slower', { time: timeWords(Math.abs(whole), t) })
}

export function endWords({ end, incident, state }: ExerciseView, t: TFunction): string {
  if (!end) return t(`exercises.state.${state}`)
  return t(end.why === 'over' && incident ? 'exercises.end.overRang' : `exercises.end.${end.why}`)
}

/** What was agreed, beside where and when. */
export function agreed(exercise: ExerciseView, t: TFunction): string {
  const { button, announced, managerTold, siren, by, rungBy } = exercise
  return [
    t('exercises.by', { name: by.name }),
    button ? t('exercises.onlyButton', { button: button.label }) : t('exercises.anyButton'),
    t(announced ? 'exercises.announced' : 'exercises.unannounced'),
    managerTold && t('exercises.managerTold'),
    !siren && t('exercises.noSiren'),
    rungBy && t('exercises.rung', { name: rungBy.name }),
  ]
    .filter(Boolean)
    .join(' · ')
}
