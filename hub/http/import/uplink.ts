/** By what a site reaches the hub, from the three cells that say it. */
import type { Remark } from '../../contract/sheet.ts'
import type { Uplink } from '../../contract/uplink.ts'
import type { Cells } from './cells.ts'
import { meaning, UPLINK_WORDS, wordsOf } from './words.ts'

/** What the cells do not say is left out, so that an update leaves it as it was. */
export function readUplink(cells: Cells, faults: Remark[]): { uplink?: Uplink } {
  const [said, operator, end] = [cells.get('uplink'), cells.get('operator'), cells.get('simExpires')]
  const simExpires = end === undefined ? undefined : dayOf(end)
  if (simExpires === null)
    faults.push({
      at: 'simExpires',
      why: 'not-a-day',
      message: `"${end}" is no day of the calendar. Write year-month-day or day/month/year, for example 2027-12-31.`,
      words: { found: end ?? '' },
    })
  if (said === undefined) {
    if (operator !== undefined || end !== undefined)
      faults.push({ at: 'uplink', why: 'no-uplink', message: `Write by what the site is connected: ${wordsOf(UPLINK_WORDS)}.` })
    return {}
  }
  const by = meaning(UPLINK_WORDS, said)
  if (by === null) {
    const allowed = wordsOf(UPLINK_WORDS)
    faults.push({ at: 'uplink', why: 'not-an-uplink', message: `Write one of: ${allowed}.`, words: { found: said, allowed } })
    return {}
  }
  if (by === 'line' && end !== undefined)
    faults.push({ at: 'simExpires', why: 'line-has-no-sim', message: 'A line has no SIM that could end. Delete this day, or write sim.' })
  return { uplink: { by, ...(operator !== undefined && { operator }), ...(simExpires && { simExpires }) } }
}

/** Vietnamese offices write the day first; a workbook's own dates come as ISO 8601. Null: no such day. */
function dayOf(text: string): string | null {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? []
  const [, first, second, last] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  const parts = [year ?? last, month ?? second, day ?? first]
  if (parts.includes(undefined)) return null
  const iso = parts.map((part = '') => part.padStart(2, '0')).join('-')
  const at = Date.parse(`${iso}T00:00:00Z`)
  // Parsed, 30 February is a day in March.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(iso) ? iso : null
}
