/** The words a cell may hold where only a few mean anything, in Vietnamese and English, and what each means. */
import type { Lamp, SiteKind } from '../../contract/resources.ts'
import type { Uplink } from '../../contract/uplink.ts'
import { plain } from './columns.ts'

type Words<T extends string> = Record<T, readonly string[]>

export const KIND_WORDS: Words<SiteKind> = {
  bank: ['bank', 'ngân hàng', 'nh'],
  'gold-shop': ['gold-shop', 'tiệm vàng', 'cửa hàng vàng', 'hiệu vàng', 'vàng', 'vàng bạc'],
  'credit-fund': ['credit-fund', 'QTDND', 'QTD', 'quỹ tín dụng', 'quỹ tín dụng nhân dân'],
  other: ['other', 'khác'],
}
export const LAMP_WORDS: Words<Lamp> = {
  off: ['off', 'tắt', 'không'],
  discreet: ['discreet', 'kín', 'kín đáo'],
  on: ['on', 'bật', 'có'],
}
export const UPLINK_WORDS: Words<Uplink['by']> = {
  line: ['line', 'dây', 'đường dây', 'cáp', 'cáp quang', 'internet', 'wifi'],
  sim: ['sim', '4G', '3G', '5G', 'di động', 'chỉ có sim'],
  'line-and-sim': ['line-and-sim', 'line and sim', 'dây và sim', 'dây + sim', 'cáp và sim', 'cáp quang và sim', 'sim và dây'],
}
export const WHERE_WORDS: Words<'inside' | 'outside'> = {
  inside: ['inside', 'trong', 'bên trong', 'tại chỗ'],
  outside: ['outside', 'ngoài', 'bên ngoài'],
}

/** The meaning of a cell, or null: none of these words. */
export function meaning<T extends string>(words: Words<T>, cell: string): T | null {
  const said = plain(cell)
  const found = (Object.entries(words) as [T, readonly string[]][]).find(([, all]) => all.some((word) => plain(word) === said))
  return found?.[0] ?? null
}

/** For a message: what may be written. */
export const wordsOf = (words: Words<string>): string =>
  Object.values(words)
    .flatMap((all) => all.slice(0, 2))
    .join(', ')
