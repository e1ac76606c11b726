/** Passages of a guide that a robber in a shop must not read; the marks are comments, so that the page reads well everywhere else. */
import type { Variant } from './guides.ts'

const BEGIN = '<!-- not in a shop -->'
const END = '<!-- /not in a shop -->'
const MARKED = /<!-- not in a shop -->[\s\S]*?<!-- \/not in a shop -->/g
/** To the same page in the other language: the manual has a switch. */
const OTHER_LANGUAGE = / ?\[(English|Tiếng Việt)\]\([^)]+\)\.?(?: · )?/g

/** @throws when a mark has lost its partner: what should be hidden would be shown */
export function passagesFor(variant: Variant, source: string): string {
  const rest = source.replaceAll(MARKED, (all) => (variant === 'whole' ? all.slice(BEGIN.length, -END.length) : ''))
  if (rest.includes('not in a shop')) throw new Error('a mark "not in a shop" stands without its partner')
  // What was all of an item leaves its bullet behind.
  return rest.replaceAll(/^ *- *\n/gm, '').replaceAll(OTHER_LANGUAGE, ' ')
}
