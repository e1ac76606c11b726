import type { Session } from '../../../hub/contract/api.ts'
import { Exercises } from './exercises.tsx'

/** On the desk: everybody there reads the results, a commander plans. */
export function ExercisesPage({ session }: { session: Session }) {
  return (
    <main className="exercises">
      <Exercises mayPlan={session.role === 'commander' || session.role === 'admin'} />
    </main>
  )
}
