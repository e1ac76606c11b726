/** The charts and the library that draws them are fetched when a report is shown, and only then. */
import { lazy } from 'react'

export const TimesChart = lazy(() => import('./charts/times-chart.tsx').then((chart) => ({ default: chart.TimesChart })))
export const CountsChart = lazy(() => import('./charts/counts-chart.tsx').then((chart) => ({ default: chart.CountsChart })))
