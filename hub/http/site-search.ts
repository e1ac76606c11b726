/** Finds sites as officers type them: without diacritics, in parts, by name, code or street. */
import type { SiteId } from '../contract/ids.ts'
import type { Directory } from '../core/directory.ts'
import { plain } from './import/columns.ts'

/** `KH-07`, `kh 07` and `kh07` are one code. */
const joined = (text: string): string => plain(text).replaceAll(' ', '')

/** A whole code means that site alone; otherwise every word must begin a word of the site's name, code or address. */
export function sitesNamed(q: string, directory: Pick<Directory, 'sites'>): Set<SiteId> {
  const code = joined(q)
  const coded = [...directory.sites.values()].filter((site) => joined(site.code) === code)
  if (coded.length > 0) return new Set(coded.map(({ id }) => id))
  const words = plain(q).split(' ')
  const found = new Set<SiteId>()
  for (const { id, code: own, name, address } of directory.sites.values()) {
    const text = ` ${plain(`${own} ${name} ${address}`)} ${joined(own)}`
    if (words.every((word) => text.includes(` ${word}`))) found.add(id)
  }
  return found
}
