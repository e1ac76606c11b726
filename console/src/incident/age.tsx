import type { IncidentView } from '../../../hub/contract/views.ts'
import { age, urgency } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'

/** Time since the press, running; its colour is how long it has rung unanswered. */
export function Age({ view, className }: { view: IncidentView; className: string }) {
  const now = useNow()
  return (
    <time className={className} data-urgency={view.ringing ? urgency(view.rangAt, now) : undefined} dateTime={view.openedAt}>
      {age(view.openedAt, now)}
    </time>
  )
}
