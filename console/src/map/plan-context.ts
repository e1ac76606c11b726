import { createContext, useContext } from 'react'
import type { Plan } from './maplibre.ts'

export const PlanContext = createContext<Plan | null>(null)

/** The map that a pin or a control belongs to. */
export function useDrawnPlan(): Plan {
  const plan = useContext(PlanContext)
  if (!plan) throw new Error('there is no map around this')
  return plan
}
