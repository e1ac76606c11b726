/**
 * The desk's other pages, by their step of the path: /duty/<step>. What rings is shown above every one of them, and a new
 * alarm brings the desk back. A page with words in `duty.pages` stands in the bar at the top.
 */
import { type ComponentType, lazy } from 'react'
import type { Session } from '../../../hub/contract/api.ts'
import type { DeskActs } from './desk-acts.ts'

const ExercisesPage = lazy(() => import('../exercises/exercises-page.tsx').then((page) => ({ default: page.ExercisesPage })))
const HistoryPage = lazy(() => import('../history/history-page.tsx').then((page) => ({ default: page.HistoryPage })))
const MapPage = lazy(() => import('./map-page.tsx').then((page) => ({ default: page.MapPage })))
const OneIncidentPage = lazy(() => import('./one-incident-page.tsx').then((page) => ({ default: page.OneIncidentPage })))
const PhonesPage = lazy(() => import('./power/phones-page.tsx').then((page) => ({ default: page.PhonesPage })))
const QualityPage = lazy(() => import('../quality/quality-page.tsx').then((page) => ({ default: page.QualityPage })))
const QuietPage = lazy(() => import('./quiet-page.tsx').then((page) => ({ default: page.QuietPage })))
const ReportsPage = lazy(() => import('../history/reports-page.tsx').then((page) => ({ default: page.ReportsPage })))
const TestsPage = lazy(() => import('./tests-page.tsx').then((page) => ({ default: page.TestsPage })))
const ShiftPage = lazy(() => import('./shift/shift-page.tsx').then((page) => ({ default: page.ShiftPage })))

export const SUB_PAGES: Readonly<Record<string, ComponentType<{ session: Session; acts: DeskActs }>>> = {
  shift: ShiftPage,
  map: MapPage,
  history: HistoryPage,
  reports: ReportsPage,
  tests: TestsPage,
  phones: PhonesPage,
  quality: QualityPage,
  quiet: QuietPage,
  exercises: ExercisesPage,
  incidents: OneIncidentPage,
}
