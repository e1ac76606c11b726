/** The office's pages by their step of the path, /admin/<step>, in the order of the menu. One line each; words in admin.tabs.<name>. */
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

type Tab = LazyExoticComponent<ComponentType>

export const TABS = {
  home: lazy(() => import('./home.tsx').then((page) => ({ default: page.Home }))),
  sites: lazy(() => import('./sites.tsx').then((page) => ({ default: page.Sites }))),
  import: lazy(() => import('../import/import-page.tsx').then((page) => ({ default: page.ImportPage }))),
  slips: lazy(() => import('../onboarding/slips-page.tsx').then((page) => ({ default: page.SlipsPage }))),
  people: lazy(() => import('./people.tsx').then((page) => ({ default: page.People }))),
  stations: lazy(() => import('./stations.tsx').then((page) => ({ default: page.Stations }))),
  contacts: lazy(() => import('./contact-requests.tsx').then((page) => ({ default: page.ContactRequests }))),
  devices: lazy(() => import('./devices.tsx').then((page) => ({ default: page.Devices }))),
  map: lazy(() => import('./map-page.tsx').then((page) => ({ default: page.MapPage }))),
  quality: lazy(() => import('../quality/quality-page.tsx').then((page) => ({ default: page.QualityPage }))),
  exercises: lazy(() => import('../exercises/office-exercises.tsx').then((page) => ({ default: page.OfficeExercises }))),
  audit: lazy(() => import('./audit.tsx').then((page) => ({ default: page.Audit }))),
  settings: lazy(() => import('./settings.tsx').then((page) => ({ default: page.Settings }))),
  backup: lazy(() => import('./backup.tsx').then((page) => ({ default: page.Backup }))),
  health: lazy(() => import('./hub-health.tsx').then((page) => ({ default: page.HubHealth }))),
} satisfies Record<string, Tab>

export type TabName = keyof typeof TABS
export const TAB_NAMES = Object.keys(TABS) as TabName[]

export const isTab = (step: string | undefined): step is TabName => step !== undefined && Object.hasOwn(TABS, step)
/** `home` is the office's own address. */
export const tabPath = (tab: TabName): string => (tab === 'home' ? '/admin' : `/admin/${tab}`)
