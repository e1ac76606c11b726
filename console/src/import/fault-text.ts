/** What the hub says of a sheet, a row or a place, in the reader's words. */
import type { TFunction } from 'i18next'
import type { Problem } from '../../../hub/contract/api.ts'
import type { RowRemark, SheetFault } from '../../../hub/contract/sheet.ts'
import type { ApiError } from '../api/api-error.ts'
import { sheet } from '../i18n/vi/sheet.ts'

type Extended = Problem & { why?: SheetFault; rows?: RowRemark[] }

export const whyOf = (error: ApiError): SheetFault | undefined => (error.problem as Extended | null)?.why
export const rowsOf = (error: ApiError): readonly RowRemark[] => (error.problem as Extended | null)?.rows ?? []

/** Every word that a sentence may hold; which of them it does is the sentence's own affair. */
const NO_WORDS = { found: '', most: '', one: '', other: '', column: '', example: '', row: '', ids: '', phone: '', code: '' }
export const whyText = (why: SheetFault | undefined, t: TFunction, words: Record<string, string> = {}): string =>
  why ? t(`sheet.why.${why}`, { ...NO_WORDS, ...words }) : ''

type Field = keyof typeof sheet.field
const isField = (at: string): at is Field => Object.hasOwn(sheet.field, at)
type Part = keyof typeof sheet.part
const isPart = (at: string): at is Part => Object.hasOwn(sheet.part, at)

/** `contact2.phone` is "Liên hệ 2: số điện thoại". */
export function fieldText(at: string, t: TFunction): string {
  const [, number, part = ''] = /^contact(\d+)\.(\w+)$/.exec(at) ?? []
  if (number !== undefined && isPart(part)) return t('sheet.contact', { n: number, part: t(`sheet.part.${part}`) })
  const [head = ''] = at.split('.')
  return isField(head) ? t(`sheet.field.${head}`) : at
}
