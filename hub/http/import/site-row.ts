/** One row of an import as a site. What a cell does not say is left out, so that an update leaves it as it was. */
import { Compile } from 'typebox/compile'
import type { StationId } from '../../contract/ids.ts'
import { type Location, NewSite } from '../../contract/resources.ts'
import type { Remark, SheetFault } from '../../contract/sheet.ts'
import { TEST_DAYS } from '../../contract/test-day.ts'
import type { Cells } from './cells.ts'
import type { Column } from './columns.ts'
import { readContacts } from './contacts.ts'
import type { Lookup } from './known.ts'
import { readDegrees, readPlace } from './location.ts'
import { readUplink } from './uplink.ts'
import { KIND_WORDS, LAMP_WORDS, meaning, wordsOf } from './words.ts'

const shape = Compile(NewSite)

export type SiteRow = { site: NewSite | null; faults: Remark[]; warnings: Remark[] }

export function readSiteRow(cells: Cells, lookup: Lookup): SiteRow {
  const faults: Remark[] = []
  const warnings: Remark[] = []
  const fault: Fault = (at, why, message, words) => void faults.push({ at, why, message, ...(words && { words }) })
  const kind = cells.get('kind')
  const lamp = cells.get('lamp')
  const code = cells.get('code')
  const notes = cells.get('notes')
  const station = cells.get('station')

  const draft = {
    ...(code !== undefined && { code }),
    name: cells.get('name') ?? '',
    kind: kind === undefined ? null : meaning(KIND_WORDS, kind),
    address: cells.get('address') ?? '',
    location: locationOf(cells, fault),
    contacts: readContacts(cells, faults, warnings),
    ...(station !== undefined && { station: stationNamed(station, lookup, fault) }),
    ...(lamp !== undefined && { lamp: meaning(LAMP_WORDS, lamp) }),
    ...readUplink(cells, faults),
    ...testDayOf(cells, fault),
    ...(notes !== undefined && { notes }),
  }
  if (draft.name === '') fault('name', 'no-name', 'Write the name of the site.')
  if (draft.address === '') fault('address', 'no-address', 'Write the address: the patrol goes by it.')
  if (draft.kind === null)
    fault('kind', 'not-a-kind', `Write one of: ${wordsOf(KIND_WORDS)}.`, { found: kind ?? '', allowed: wordsOf(KIND_WORDS) })
  if (draft.lamp === null)
    fault('lamp', 'not-a-lamp', `Write one of: ${wordsOf(LAMP_WORDS)}.`, { found: lamp ?? '', allowed: wordsOf(LAMP_WORDS) })
  if (code !== undefined && !/^\S{1,12}$/.test(code))
    fault('code', 'bad-code', 'A code has 1 to 12 characters and no space: it is said over the radio.')
  // without a code a row makes a new site, so that the same list a second time would make every site twice
  const known = code === undefined ? lookup.code(draft.name, draft.address) : undefined
  if (known !== undefined)
    warnings.push({
      at: 'code',
      why: 'site-known',
      message: `A site of this name and address exists. To update it, write its code: ${known}.`,
      words: { code: known },
    })

  const { contacts, ...uncontacted } = draft
  const site = contacts === undefined ? uncontacted : draft
  if (faults.length === 0)
    for (const error of shape.Errors(site)) {
      const at = error.instancePath.slice(1).replaceAll('/', '.')
      const message = `This ${error.message}.`
      faults.push(
        error.keyword === 'maxLength'
          ? { at, why: 'too-long', message, words: { most: String(error.params.limit) } }
          : { at, why: 'unfit', message },
      )
    }
  return { site: faults.length === 0 ? (site as NewSite) : null, faults, warnings }
}

type Fault = (at: Column, why: SheetFault, message: string, words?: Remark['words']) => void

function locationOf(cells: Cells, fault: Fault): Location | null {
  const whole = cells.get('location')
  const [lat, lon] = [cells.get('lat'), cells.get('lon')]
  if (whole === undefined && (lat === undefined || lon === undefined)) {
    fault(
      lat !== undefined ? 'lon' : lon !== undefined ? 'lat' : 'location',
      'no-place',
      'Write where the site is: without it no distance is known and no map shows it.',
    )
    return null
  }
  const place = whole !== undefined ? readPlace(whole) : readDegrees(lat ?? '', lon ?? '')
  if (!('wrong' in place)) return place
  fault(whole !== undefined ? 'location' : 'lat', place.why, place.wrong)
  return null
}

/** A spreadsheet may write 12 as 12.0. */
function testDayOf(cells: Cells, fault: Fault): { testDay?: number } {
  const found = cells.get('testDay')
  if (found === undefined) return {}
  const day = /^\d{1,2}([.,]0)?$/.test(found) ? Math.trunc(Number(found.replace(',', '.'))) : 0
  const { minimum, maximum } = TEST_DAYS
  if (day >= minimum && day <= maximum) return { testDay: day }
  fault('testDay', 'not-a-test-day', `Write one day of every month, ${minimum} to ${maximum}, or leave it empty: the hub chooses.`, {
    found,
  })
  return {}
}

function stationNamed(text: string, lookup: Lookup, fault: Fault): StationId | undefined {
  const [station, ...others] = lookup.stations(text)
  if (others.length > 0)
    fault('station', 'several-stations', `Several stations have this name. Write the id of one: ${[station, ...others].join(', ')}.`, {
      found: text,
      ids: [station, ...others].join(', '),
    })
  else if (!station)
    fault('station', 'no-such-station', `There is no station "${text}". Write the name of one, or leave it empty for the nearest.`, {
      found: text,
    })
  return station
}
