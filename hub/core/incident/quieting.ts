/** Deliberate quiet, always boxed in time: a test press, a site on test, a bypassed button. */
import type { Event } from '../../contract/events.ts'
import type { Command, Refusal } from '../commands.ts'
import type { State } from '../state.ts'

type On<T extends Command['type']> = Extract<Command, { type: T }>

/** One button, three minutes, used up by its first press. */
export const TEST_MS = 3 * 60_000

export function armTest({ at, button, site, by }: On<'ArmTest'>): Event[] {
  return [{ type: 'TestArmed', at, button, site, by, until: at + TEST_MS }]
}

/** Who walks away from a test must not leave a button behind whose next press wakes nobody. */
export function callOffTest({ at, button, site, by }: On<'CallOffTest'>, state: State): Event[] {
  return (state.tests.get(button)?.until ?? 0) >= at ? [{ type: 'TestCalledOff', at, button, site, by }] : []
}

export function putOnTest({ at, site, by, minutes, reason }: On<'PutOnTest'>): Event[] {
  return [{ type: 'SiteOnTest', at, site, by, reason, until: at + minutes * 60_000 }]
}

export function endOnTest({ at, site, by }: On<'EndOnTest'>, state: State): Event[] | Refusal {
  return state.onTest.has(site) ? [{ type: 'SiteOnTestEnded', at, site, by }] : { refused: 'not-on-test' }
}

export function bypass({ at, button, site, by, minutes, reason }: On<'BypassButton'>): Event[] {
  return [{ type: 'ButtonBypassed', at, button, site, by, reason, until: at + minutes * 60_000 }]
}

export function endBypass({ at, button, site, by }: On<'EndBypass'>, state: State): Event[] | Refusal {
  return state.bypasses.has(button) ? [{ type: 'ButtonBypassEnded', at, button, site, by }] : { refused: 'not-bypassed' }
}
