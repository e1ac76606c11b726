/** What stands in the manual, in the order of its contents list, and from which page of docs/ each part is made. */

export const LANGUAGES = ['vi', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/**
 * Whole, for police and administrators; or discreet, for whoever may be looked at over the shoulder by a robber: without the
 * passages between `<!-- not in a shop -->` and `<!-- /not in a shop -->` (docs/decisions/0042).
 */
export const VARIANTS = ['whole', 'discreet'] as const
export type Variant = (typeof VARIANTS)[number]

export type GuideName =
  | 'handbook'
  | 'duty-desk'
  | 'shop'
  | 'admin'
  | 'install'
  | 'restore'
  | 'news'
  | 'operating'
  | 'deploy'
  | 'bell'
  | 'modem'
  | 'serial'
  | 'own-buttons'
  | 'configuration'
  | 'reports'

/** @property appendix technical, in English only */
export type GuideSource = { name: GuideName; vi: string; en: string; appendix: boolean }

const guide = (name: GuideName, vi: string, en: string): GuideSource => ({
  name,
  vi: `docs/vi/${vi}.md`,
  en: `docs/en/${en}.md`,
  appendix: false,
})
const appendix = (name: GuideName, path: string): GuideSource => ({ name, vi: `docs/${path}.md`, en: `docs/${path}.md`, appendix: true })

export const GUIDES: readonly GuideSource[] = [
  guide('handbook', 'so-tay', 'handbook'),
  guide('duty-desk', 'truc-ban', 'duty-desk'),
  guide('shop', 'cua-hang', 'shop'),
  guide('admin', 'quan-tri', 'admin'),
  guide('install', 'cai-dat', 'install'),
  guide('restore', 'phuc-hoi', 'restore'),
  { ...appendix('news', 'CHANGELOG'), appendix: false },
  appendix('operating', 'operating'),
  appendix('deploy', 'deploy/README'),
  appendix('bell', 'devices/bell'),
  appendix('modem', 'devices/modem'),
  appendix('serial', 'devices/serial'),
  appendix('own-buttons', 'devices/own-buttons'),
  appendix('configuration', 'configuration'),
  appendix('reports', 'reports'),
]
