import type { SiteId } from '../contract/ids.ts'
import type { NewSite, Service, Site, SitePatch } from '../contract/resources.ts'
import { type Chance, freshId, iso, type Make, patched, refuse, withEntry } from './change.ts'
import type { RegistryData } from './data.ts'
import { placeFault } from './places.ts'
import { codeMaker, codesOf, spoken } from './site-code.ts'
import { keptUplink } from './uplink.ts'

export const addSite: Make<'AddSite'> = (data, change, chance) => {
  const codes = codesOf(data)
  const code = change.site.code ?? codeMaker((taken) => codes.has(taken))(change.site.name)
  return keep(data, newSite(data, change.site, code, change.at, chance), codes)
}

export const patchSite: Make<'PatchSite'> = (data, { id, patch, at }) => {
  const site = data.sites.get(id)
  if (!site) return refuse('no-such-site', 'There is no site with this id.')
  return keep(data, changedSite(data, site, patch, at), codesOf(data))
}

export const handOverSite: Make<'HandOverSite'> = (data, { id, at, by, sheet }) => {
  const site = data.sites.get(id)
  if (!site) return refuse('no-such-site', 'There is no site with this id.')
  if (site.service === 'in-service') return refuse('already-in-service', 'The site is in service already.')
  if (![...data.buttons.values()].some((button) => button.site === id && button.retiredAt === undefined))
    return refuse('no-buttons', 'The site has no button that could ring: add one, prove it, then hand over.')
  const acceptances = sheet
    ? withEntry(data.acceptances, id, { by, sheet: patched(sheet, { service: 'in-service', handedOverAt: iso(at), ringsFrom: null }) })
    : data.acceptances
  return keep({ ...data, acceptances }, inService(site, 'in-service', at), codesOf(data))
}

function keep(data: RegistryData, site: Site, codes: ReadonlyMap<string, SiteId>) {
  const owner = codes.get(spoken(site.code))
  if (owner !== undefined && owner !== site.id)
    return refuse('code-taken', `Another site has the code ${site.code}: choose one of its own.`)
  const fault = placeFault(data, site)
  if (fault) return refuse(fault.refused, fault.detail)
  return { data: { ...data, sites: withEntry(data.sites, site.id, site) }, subject: site.id, answer: { site } }
}

/** A new site is being fitted, unless it says that it is in service already. */
export function newSite(data: RegistryData, given: NewSite, code: string, at: number, chance: Chance): Site {
  const { contacts = [], lamp = 'off', service, uplink } = given
  const site: Site = {
    ...{ id: freshId(data.sites, 'site', chance), ...given, code, contacts, lamp, service: 'fitting', fittingSince: iso(at) },
    ...(uplink && { uplink: keptUplink(uplink, data.sites) }),
  }
  return inService(site, service, at)
}

/** A code cannot be cleared; a cleared lamp is off, cleared contacts are none. */
export function changedSite(data: Pick<RegistryData, 'sites'>, site: Site, patch: SitePatch, at: number): Site {
  const code = patch.code ?? undefined
  const lamp = patch.lamp === null ? 'off' : patch.lamp
  const contacts = patch.contacts === null ? [] : patch.contacts
  const uplink = patch.uplink && keptUplink(patch.uplink, data.sites)
  return inService(patched(site, { ...patch, code, lamp, contacts, uplink, service: undefined }), patch.service, at)
}

/** Fitting that goes on does not begin anew: its seven days are a promise to the shop. */
function inService(site: Site, service: Service | null | undefined, at: number): Site {
  if (!service || service === site.service) return site
  if (service === 'in-service') return { ...site, service, handedOverAt: iso(at) }
  return patched<Site>(site, { service, fittingSince: iso(at), handedOverAt: null })
}
