/** Many sites at once, from a table: all or nothing, and every bad row is named. */
import { Compile } from 'typebox/compile'
import type { SiteId } from '../contract/ids.ts'
import { NewSite, type Site } from '../contract/resources.ts'
import type { Remark } from '../contract/sheet.ts'
import type { RegistryRefusal } from '../desk/ports/registry.ts'
import { type Make, refuse } from './change.ts'
import { placeFault } from './places.ts'
import { codeMaker, codesOf, spoken } from './site-code.ts'
import { changedSite, newSite } from './sites.ts'

type Fault = Remark

const schema = Compile(NewSite)

export const importSites: Make<'ImportSites'> = (data, { rows, at, dryRun }, chance) => {
  if (rows.length === 0) return refuse('bad-rows', 'The file has no rows below its heading.')
  const codes = codesOf(data)
  const knownBy = (row: NewSite): Site | undefined => {
    const id = row.code === undefined ? undefined : codes.get(spoken(row.code))
    return id && data.sites.get(id)
  }

  const repeated = repetitions()
  const faults = rows.flatMap((row, index) => {
    const number = index + 1
    const misshapen = shapeFaults(row)
    if (misshapen.length > 0) return misshapen.map((fault) => ({ row: number, ...fault }))
    const place = placeFault(data, { ...knownBy(row), ...row })
    const found = [...repeated(row, number), ...(place ? [{ at: place.at, why: placeWhy(place.refused), message: place.detail }] : [])]
    return found.map((fault) => ({ row: number, ...fault }))
  })
  if (faults.length > 0) return badRows(rows.length, faults)

  const taken = new Set([...codes.keys(), ...rows.flatMap((row) => (row.code === undefined ? [] : [spoken(row.code)]))])
  const codeFor = codeMaker((code) => taken.has(code))
  const sites = new Map<SiteId, Site>(data.sites)
  const items = rows.map((row) => {
    const known = knownBy(row)
    const site = known
      ? changedSite({ sites }, known, row, at)
      : newSite({ ...data, sites }, row, row.code ?? codeFor(row.name), at, chance)
    sites.set(site.id, site)
    return site
  })
  const created = sites.size - data.sites.size
  const updated = items.length - created
  const after = dryRun ? data : { ...data, sites }
  return { data: after, subject: `${created} new, ${updated} updated`, answer: { sites: { created, updated, items } } }
}

const placeWhy = (refused: RegistryRefusal['refused']): Remark['why'] => (refused === 'no-station' ? 'no-station' : 'no-such-station')

function badRows(total: number, faults: ({ row: number } & Fault)[]): RegistryRefusal {
  const bad = new Set(faults.map((fault) => fault.row)).size
  const detail = `${bad} of ${total} rows have faults; nothing was imported. Correct them and send the whole file again.`
  return { ...refuse('bad-rows', detail), rows: faults }
}

function shapeFaults(row: NewSite): Fault[] {
  if (schema.Check(row)) return []
  return schema.Errors(row).flatMap((error) => {
    const path = error.instancePath.split('/').slice(1)
    const fault = (message: string, ...field: string[]): Fault => ({ at: [...path, ...field].join('.'), why: 'unfit', message })
    switch (error.keyword) {
      case 'required':
        return error.params.requiredProperties.map((field) => fault('is missing: fill it in', field))
      case 'enum':
        return [fault(`must be one of ${error.params.allowedValues.join(', ')}`)]
      default:
        return [fault(error.message)]
    }
  })
}

/** One shop on two rows: by its code, or without codes by its name and address. */
function repetitions(): (row: NewSite, number: number) => Fault[] {
  const first = new Map<string, number>()
  return (row, number) => {
    const [at, what, key] =
      row.code === undefined
        ? ['name', 'name and address', `${row.name}\n${row.address}`.toLowerCase()]
        : ['code', 'code', spoken(row.code)]
    const earlier = first.get(key)
    if (earlier !== undefined)
      return [
        { at, why: 'same-as-row', message: `has the same ${what} as row ${earlier}: keep one of them`, words: { row: String(earlier) } },
      ]
    first.set(key, number)
    return []
  }
}
