import type { ButtonId } from '../contract/ids.ts'
import { presetAt } from '../contract/preset.ts'
import type { Button } from '../contract/resources.ts'
import type { RegistryRefusal } from '../desk/ports/registry.ts'
import { freshId, iso, keepOnly, type Make, patched, refuse, withEntry } from './change.ts'
import { buttonTopics, issue } from './credentials.ts'
import type { RegistryData } from './data.ts'

export const addButton: Make<'AddButton'> = (data, change, chance) => {
  const site = data.sites.get(change.site)
  if (!site) return refuse('no-such-site', 'There is no site with this id.')
  const fault = gatewayFault(data, change.button)
  if (fault) return fault
  const button: Button = {
    id: freshId(data.buttons, 'button', chance),
    site: change.site,
    ...change.button,
    supervision: change.button.supervision ?? presetAt(site, data.settings),
    ownCredentials: change.button.gateway === undefined,
  }
  return keep(data, button, button.ownCredentials ? issue(data, button.id, buttonTopics(button.id), chance) : { mqtt: null })
}

/** All or nothing. They can be connected only once they are claimed: a bag of buttons needs no list of passwords. */
export const addButtons: Make<'AddButtons'> = (data, { sites, labels, supervision: asked, profile }, chance) => {
  if (sites.some((site) => !data.sites.has(site))) return refuse('no-such-site', 'One of the sites does not exist.')
  const known = [...data.buttons.values()].filter(({ retiredAt }) => retiredAt === undefined)
  const has = new Set(known.map(({ site, label }) => `${site} ${label}`))
  const buttons = new Map<ButtonId, Button>(data.buttons)
  const made = sites.flatMap((site) => {
    const supervision = asked ?? presetAt(data.sites.get(site), data.settings)
    return labels
      .filter((label) => !has.has(`${site} ${label}`))
      .map((label) => {
        const id = freshId(buttons, 'button', chance)
        const button: Button = { id, site, label, supervision, ...(profile !== undefined && { profile }), ownCredentials: true }
        buttons.set(id, button)
        return button
      })
  })
  if (made.length === 0) return { data, subject: '', answer: { buttons: [] } }
  return { data: { ...data, buttons }, subject: `${made.length} in ${sites.length} sites`, answer: { buttons: made } }
}

export const checkLamp: Make<'CheckLamp'> = (data, { id, lit, at }) => {
  const button = data.buttons.get(id)
  if (!button) return refuse('no-such-button', 'There is no button with this id.')
  if (button.retiredAt !== undefined) return refuse('retired', 'The button is retired: add a new one.')
  return keep(data, { ...button, lampCheck: { lit, at: iso(at) } })
}

/** Moved behind a gateway it loses its own credentials; taken from behind one it gets them, shown once. */
export const patchButton: Make<'PatchButton'> = (data, { id, patch }, chance) => {
  const before = data.buttons.get(id)
  if (!before) return refuse('no-such-button', 'There is no button with this id.')
  if (before.retiredAt !== undefined) return refuse('retired', 'The button is retired: add a new one.')
  const fault = patch.gateway ? gatewayFault(data, { gateway: patch.gateway }) : null
  if (fault) return fault
  const supervision = patch.supervision === null ? presetAt(data.sites.get(before.site), data.settings) : patch.supervision
  const merged = patched(before, { ...patch, supervision })
  const button: Button = { ...merged, ownCredentials: merged.gateway === undefined }
  if (button.ownCredentials === before.ownCredentials) return keep(data, button)
  if (button.ownCredentials) return keep(data, button, issue(data, id, buttonTopics(id), chance))
  return keep(data, button, { devices: keepOnly(data.devices, (_, device) => device !== id), mqtt: null })
}

/** Its credentials go with it; its id is never given again. */
export const retireButton: Make<'RetireButton'> = (data, { id, at }) => {
  const button = data.buttons.get(id)
  if (!button) return refuse('no-such-button', 'There is no button with this id.')
  if (button.retiredAt !== undefined) return refuse('retired', 'The button is retired already.')
  return keep(data, { ...button, retiredAt: iso(at) }, { devices: keepOnly(data.devices, (_, device) => device !== id) })
}

function gatewayFault(data: RegistryData, { gateway: id }: Pick<Button, 'gateway'>): RegistryRefusal | null {
  if (id === undefined) return null
  const gateway = data.gateways.get(id)
  if (!gateway) return refuse('no-such-gateway', `The gateway ${id} does not exist: add it first, or name another.`)
  if (gateway.retiredAt !== undefined) return refuse('retired', `The gateway ${gateway.label} is retired: name another.`)
  return null
}

function keep(
  data: RegistryData,
  button: Button,
  { devices = data.devices, ...credentials }: { devices?: RegistryData['devices']; mqtt?: ReturnType<typeof issue>['mqtt'] | null } = {},
) {
  return {
    data: { ...data, devices, buttons: withEntry(data.buttons, button.id, button) },
    subject: button.id,
    answer: { button, ...credentials },
  }
}
