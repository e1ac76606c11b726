/** The names of the hub's own backups: whatever is called otherwise is not its own, and is never touched. */
const STAMP = /^(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)Z$/
const ENDS = { sealed: '.chuong.age', open: '.chuong' } as const

const prefixOf = (hubId: string) => `tieng-chuong-${hubId}-`

/** tieng-chuong-ab12cd34-2026-11-26T203000Z.chuong.age; without a colon, which FAT does not take. */
export function backupName(hubId: string, at: number, isSealed: boolean): string {
  const stamp = new Date(at).toISOString().slice(0, 19).replaceAll(':', '')
  return `${prefixOf(hubId)}${stamp}Z${isSealed ? ENDS.sealed : ENDS.open}`
}

/** When it was made, ms since 1970; null: it is not one of this hub's. */
export function madeAtOf(hubId: string, name: string): number | null {
  const end = Object.values(ENDS).find((each) => name.endsWith(each))
  if (!end || !name.startsWith(prefixOf(hubId))) return null
  const [, day, hours, minutes, seconds] = STAMP.exec(name.slice(prefixOf(hubId).length, -end.length)) ?? []
  const at = Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`)
  return Number.isNaN(at) ? null : at
}

/** Beside each: its SHA-256, as sha256sum(1) writes and checks it. */
export const digestOf = (name: string): string => `${name}.sha256`
/** What was good once and does not read back any more: out of the way of whoever looks for one to restore, and of the rotation. */
export const damagedOf = (name: string): string => `${name}.damaged`
export const isDamaged = (hubId: string, name: string): boolean =>
  name.endsWith('.damaged') && madeAtOf(hubId, name.slice(0, -'.damaged'.length)) !== null

/** What is being written, until it was read back. */
export const partOf = (name: string): string => `${name}.part`
export const isPart = (hubId: string, name: string): boolean =>
  name.endsWith('.part') && madeAtOf(hubId, name.slice(0, -'.part'.length)) !== null
