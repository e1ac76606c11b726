/** The silences of tonight: those that an officer must say they have seen, and the others. */
import type { Outage, SupervisionView } from '../../../../hub/contract/duty-views.ts'

const NONE: readonly Outage[] = []

export const raisedOf = (supervision: SupervisionView | null): readonly Outage[] =>
  supervision?.outages.filter(({ toAcknowledge }) => toAcknowledge) ?? NONE

export const othersOf = (supervision: SupervisionView): readonly Outage[] =>
  supervision.outages.filter(({ tonight, toAcknowledge }) => tonight && !toAcknowledge)
