/** One incident on one line, from its view: for the digest of a shift and for its register. */
import type { IncidentLine } from '../../contract/shift.ts'
import type { IncidentView } from '../../contract/views.ts'

/** @param view with its timeline, which knows when it was first shown and what was written at the close */
export function incidentLineView(view: IncidentView): IncidentLine {
  const { id, kind, quiet, phase, site, openedAt, timeline = [] } = view
  const first = (type: string) => timeline.find((entry) => entry.type === type)
  const shownAt = first('IncidentShown')?.at
  // A closed incident keeps the times it passed through in its story alone.
  const dispatchedAt = view.dispatchedAt ?? first('PatrolsDispatched')?.at
  const onSceneAt = view.onSceneAt ?? first('UnitArrived')?.at
  const { text } = first('IncidentClosed') ?? {}
  const { acknowledgedAt, acknowledgedBy, closedAt, closedBy, disposition } = view
  return {
    ...{ id, kind, quiet, phase, openedAt },
    site: { id: site.id, code: site.code, name: site.name },
    buttons: view.buttons.map(({ label }) => label),
    patrols: view.patrols ?? [],
    ...(view.drill && { drill: true as const }),
    ...(shownAt !== undefined && { shownAt }),
    ...(acknowledgedAt !== undefined && { acknowledgedAt }),
    ...(acknowledgedBy && { acknowledgedBy }),
    ...(dispatchedAt !== undefined && { dispatchedAt }),
    ...(onSceneAt !== undefined && { onSceneAt }),
    ...(closedAt !== undefined && { closedAt }),
    ...(closedBy && { closedBy }),
    ...(disposition && { disposition }),
    ...(text !== undefined && { text }),
  }
}
