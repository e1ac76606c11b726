import { Exercises } from './exercises.tsx'

/** In the office, where an administrator plans. */
export function OfficeExercises() {
  return (
    <div className="exercises">
      <Exercises mayPlan />
    </div>
  )
}
