/** The desk's other pages, by their step of the path: /duty/<step>. What rings is shown above every one of them. */
import { type ComponentType, lazy } from 'react'
import type { Session } from '../../../hub/contract/api.ts'

const HistoryPage = lazy(() => import('../history/history-page.tsx').then((page) => ({ default: page.HistoryPage })))
const MapPage = lazy(() => import('./map-page.tsx').then((page) => ({ default: page.MapPage })))
const ReportsPage = lazy(() => import('../history/reports-page.tsx').then((page) => ({ default: page.ReportsPage })))

export const SUB_PAGES: Readonly<Record<string, ComponentType<{ session: Session }>>> = {
  map: MapPage,
  history: HistoryPage,
  reports: ReportsPage,
}
