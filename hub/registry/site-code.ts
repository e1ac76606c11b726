import type { SiteId } from '../contract/ids.ts'
import type { RegistryData } from './data.ts'

/** Over the radio `kn01` and `KN01` are the same. */
export const spoken = (code: string): string => code.toUpperCase()

/** Who has which code, by how it is spoken. */
export const codesOf = (data: RegistryData): Map<string, SiteId> =>
  new Map([...data.sites.values()].map((site) => [spoken(site.code), site.id]))

/** Two letters from the name and the first free number: Tiệm vàng Kim Ngọc is TV01. What it has given once it does not give again. */
export function codeMaker(isTaken: (spoken: string) => boolean): (name: string) => string {
  // Kept by prefix, or an import of thousands of gold shops would count up to each anew.
  const next = new Map<string, number>()
  return (name) => {
    const prefix = prefixOf(name)
    for (let number = next.get(prefix) ?? 1; ; number++) {
      const code = `${prefix}${String(number).padStart(2, '0')}`
      next.set(prefix, number + 1)
      if (!isTaken(code)) return code
    }
  }
}

function prefixOf(name: string): string {
  // NFD takes the marks off every Vietnamese letter but đ.
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase().replaceAll('Đ', 'D')
  const words = plain.match(/[A-Z]+/g) ?? []
  const letters = words.length > 1 ? words.map((word) => word.charAt(0)).join('') : (words[0] ?? '')
  return letters.slice(0, 2) || 'ST'
}
