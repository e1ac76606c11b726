/** Folds what fell silent, was joined, raised, seen, and came back. */
import type { Event, EventOf } from '../../contract/events.ts'
import type { ButtonId, DeviceId } from '../../contract/ids.ts'
import type { State } from '../state.ts'
import { remember } from './device-past.ts'
import { becomes, deviceOf } from './device-state.ts'
import { flapKey, type OpenOutage } from './outage.ts'

/** Coming back so often within this time is flapping. */
export const RETURNS_WITHIN_MS = 60 * 60_000

export function evolveOutage(state: State, event: Event): void {
  const { at } = event
  switch (event.type) {
    case 'OutageBegan': {
      const { outage: id, cause, since, until, site, gateway, buttons } = event
      if (until !== undefined) return overAlready(state, event, until)
      const outage = { ...begun(id, cause, since), ...(site && { site }), ...(gateway && { gateway }) }
      state.outages.set(id, outage)
      if (gateway) silenced(state, gateway, outage, at)
      return grow(state, outage, buttons, at)
    }
    case 'OutageGrew': {
      const outage = state.outages.get(event.outage)
      if (!outage) return
      outage.cause = event.cause
      if (outage.gateway) silenced(state, outage.gateway, outage, at)
      return grow(state, outage, event.buttons, at)
    }
    case 'OutagesJoined':
      return join(state, event)
    case 'OutageFlapping': {
      const outage = state.outages.get(event.outage) ?? linkOf(event, state)
      Object.assign(outage, { flapping: true, returnedAt: at })
      flaps(state, outage, true, at)
      return
    }
    case 'OutageRaised': {
      const outage = state.outages.get(event.outage)
      if (outage) outage.raisedAt = at
      return
    }
    case 'OutageAcknowledged': {
      const { by, note } = event
      const outage = state.outages.get(event.outage)
      if (outage) outage.acknowledged = { by, at, ...(note !== undefined && { note }) }
      return
    }
    case 'DeviceOnline':
      return back(state, event.device, at)
    case 'DeviceDisconnected':
      for (const outage of state.outages.values())
        if (outage.flapping && (outage.gateway === event.device || outage.members.includes(event.device as ButtonId)))
          outage.returnedAt = at
      return
    case 'OutageEnded': {
      const outage = state.outages.get(event.outage)
      if (!outage) return
      state.outages.delete(event.outage)
      if (!outage.flapping) countReturn(state, outage, at)
      else flaps(state, outage, false, at)
      return
    }
    default:
      return
  }
}

const begun = (id: string, cause: OpenOutage['cause'], since: number): OpenOutage => ({
  ...{ id, cause, since, buttons: [], members: [], behind: [] },
  ...{ returnedAt: null, flapping: false, raisedAt: null, acknowledged: null },
})

function grow(state: State, outage: OpenOutage, buttons: readonly ButtonId[], at: number): void {
  outage.buttons.push(...buttons)
  // One that comes back while others are still silent may fall silent over and over.
  const known = new Set(outage.members)
  for (const button of buttons) if (!known.has(button)) outage.members.push(button)
  if (outage.gateway) outage.behind = [{ gateway: outage.gateway, buttons: [...outage.members] }]
  for (const button of buttons) silenced(state, button, outage, at)
}

function silenced(state: State, id: DeviceId, { cause, operator }: OpenOutage, at: number): void {
  const device = deviceOf(state, id, at)
  device.dark ??= { since: device.lastHeardAt, cause, ...(operator !== undefined && { operator }) }
  becomes(state, id, 'offline', at)
}

function flaps(state: State, { members, gateway }: OpenOutage, is: boolean, at: number): void {
  for (const id of [...members, ...(gateway ? [gateway] : [])]) {
    const device = deviceOf(state, id, at)
    if (is) device.flaps = true
    else delete device.flaps
    remember(device, at)
  }
}

function join(state: State, { at, outage: id, cause, operator, joined }: EventOf<'OutagesJoined'>): void {
  const entries = joined.flatMap((each) => state.outages.get(each) ?? [])
  for (const entry of entries) if (entry.flapping) flaps(state, entry, false, at)
  for (const button of entries.flatMap(({ buttons }) => buttons)) {
    const device = deviceOf(state, button, at)
    if (!device.dark) continue
    device.dark = { since: device.dark.since, cause, ...(operator !== undefined && { operator }) }
    remember(device, at)
  }
  const since = Math.min(...entries.map((each) => each.since))
  const wide = state.outages.get(id) ?? { ...begun(id, cause, since), ...(operator !== undefined && { operator }) }
  wide.since = Math.min(wide.since, since)
  for (const { id: each, buttons, members, behind } of entries) {
    state.outages.delete(each)
    wide.buttons.push(...buttons)
    wide.members.push(...members)
    wide.behind.push(...behind)
  }
  state.outages.set(id, wide)
}

/** A gateway that is back may bring all behind it; they have their reporting time anew to say so themselves. */
function back(state: State, device: DeviceId, at: number): void {
  const own = new Set<ButtonId>([device as ButtonId])
  for (const { behind } of state.outages.values())
    for (const { gateway, buttons } of behind) if (gateway === device) for (const button of buttons) own.add(button)
  for (const outage of state.outages.values()) {
    const left = outage.buttons.filter((button) => !own.has(button))
    if (left.length === outage.buttons.length && outage.gateway !== device) continue
    for (const button of outage.buttons) if (own.has(button) && button !== device) anew(state, button, at)
    outage.buttons = left
    outage.returnedAt = at
  }
}

function anew(state: State, button: ButtonId, at: number): void {
  const device = deviceOf(state, button, at)
  device.anewFrom = at
  delete device.dark
  becomes(state, button, 'disconnected', at)
}

function overAlready(state: State, { outage: id, cause, since, site, buttons }: EventOf<'OutageBegan'>, until: number): void {
  for (const button of buttons) delete deviceOf(state, button, until).gap
  countReturn(state, { ...begun(id, cause, since), members: [...buttons], ...(site && { site }) }, until)
}

function countReturn(state: State, outage: OpenOutage, at: number): void {
  const key = flapKey(outage)
  for (const [other, times] of state.returns) if (at - (times.at(-1) ?? 0) > RETURNS_WITHIN_MS) state.returns.delete(other)
  if (key !== null) state.returns.set(key, [...(state.returns.get(key) ?? []).filter((time) => at - time <= RETURNS_WITHIN_MS), at])
}

/** Links that drop and come back so fast that nothing was ever missed. */
function linkOf({ outage: id, at, site, gateway, buttons = [] }: EventOf<'OutageFlapping'>, state: State): OpenOutage {
  const cause = gateway ? 'gateway' : buttons.length > 1 ? 'site' : 'button'
  const outage = { ...begun(id, cause, at), members: [...buttons], ...(site && { site }), ...(gateway && { gateway }) }
  state.outages.set(id, outage)
  return outage
}
