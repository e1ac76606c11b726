/** Finds sites as officers type them: without diacritics, in parts, by name, code or street. */
import type { SiteId } from '../contract/ids.ts'
import type { Directory } from '../core/directory.ts'
import { plain } from './import/columns.ts'

/** Every word must begin a word somewhere in the site's name, code or address. */
export function sitesNamed(q: string, directory: Pick<Directory, 'sites'>): Set<SiteId> {
  const words = plain(q).split(' ')
  const found = new Set<SiteId>()
  for (const { id, code, name, address } of directory.sites.values()) {
    const text = ` ${plain(`${code} ${name} ${address}`)} ${plain(code).replaceAll(' ', '')}`
    if (words.every((word) => text.includes(` ${word}`))) found.add(id)
  }
  return found
}
