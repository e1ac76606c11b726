/** The office's pages by their step of the path, /admin/<step>, grouped and in the order of the menu by GROUPS. One line each; words in admin.tabs.<name>. */
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
  watched: lazy(() => import('../watched/watched-page.tsx').then((page) => ({ default: page.WatchedPage }))),
  health: lazy(() => import('./hub-health.tsx').then((page) => ({ default: page.HubHealth }))),
} satisfies Record<string, Tab>

export type TabName = keyof typeof TABS
/** What belongs together in the menu; words in admin.groups.<name>. The first has none: it is where one begins. */
export const GROUPS = {
  start: ['home'],
  sites: ['sites', 'devices', 'contacts', 'import', 'slips'],
  police: ['stations', 'people'],
  record: ['quality', 'exercises', 'audit'],
  hub: ['health', 'settings', 'watched', 'map', 'backup'],
} as const satisfies Record<string, readonly TabName[]>

export type GroupName = keyof typeof GROUPS

export const isTab = (step: string | undefined): step is TabName => step !== undefined && Object.hasOwn(TABS, step)
/** `home` is the office's own address. */
export const tabPath = (tab: TabName): string => (tab === 'home' ? '/admin' : `/admin/${tab}`)
