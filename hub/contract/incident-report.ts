/** An incident as a file that outlives the hub: the view, and who made it when. */
import { Type } from 'typebox'
import { IsoTime } from './resources.ts'
import { IncidentView, ReducedIncidentView } from './views.ts'

export const IncidentReport = Type.Object({
  hub: Type.String(),
  timeZone: Type.String({ description: 'For whoever prints it; times here are UTC' }),
  madeAt: IsoTime,
  madeBy: Type.String(),
  incident: Type.Union([IncidentView, ReducedIncidentView]),
})
