/** How the shop's page says days and buttons. */
import type { TFunction } from 'i18next'
import type { ShopButton } from '../../../hub/contract/shop.ts'

/** `2026-11-30` as 30/11. */
export const dayMonth = (day: string): string => `${day.slice(8, 10)}/${day.slice(5, 7)}`

/** `2026-11` as tháng 11, or November. */
export function monthName(month: string, language: string): string {
  const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(Date.parse(`${month}-15T00:00:00Z`))
  // Vietnamese writes it small; browsers do not agree on that.
  return language === 'vi' ? name.toLocaleLowerCase('vi') : name
}

/** By its place when that is shown, else by its number. */
export function buttonName(
  { id, number }: Pick<ShopButton, 'id' | 'number'>,
  labels: ReadonlyMap<string, string> | null,
  t: TFunction,
): string {
  const label = labels?.get(id)
  return label === undefined ? t('shop.button', { n: number }) : `«${label}»`
}
