/** Deliberate quiet, always boxed in time: a test press, a site on test, a bypassed button, a press by mistake. */
import type { Event } from '../contract/events.ts'
import type { Command, Refusal } from './commands.ts'
import { opened, step } from './press.ts'
import type { State } from './state.ts'

type On<T extends Command['type']> = Extract<Command, { type: T }>

/** One button, three minutes, used up by its first press. */
export const TEST_MS = 3 * 60_000

export function armTest({ at, button, site, by }: On<'ArmTest'>): Event[] {
  return [{ type: 'TestArmed', at, button, site, by, until: at + TEST_MS }]
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

/**
 * A note to the desk that closes nothing. The duress PIN looks the same in the shop; here it marks the alarm and rings it again,
 * and where there is no alarm it is one.
 */
export function mistake({ at, site, by, duress, incident, roster }: On<'Mistake'>, state: State): Event[] {
  const open = [...state.incidents.values()].filter((each) => each.site === site && !each.quiet && each.answer.phase !== 'closed')
  if (open.length === 0 && !duress) return [{ type: 'MistakeReported', at, site, by, duress, incident: null }]
  if (open.length === 0)
    return [
      opened(incident, site, 'duress', null, roster, at, state),
      { type: 'MistakeReported', at, site, by, duress, incident },
      ...step('opened', null, incident, roster, null, at),
    ]
  return open.flatMap((each): Event[] => [
    { type: 'MistakeReported', at, site, by, duress, incident: each.id },
    ...(duress && !each.marks.includes('duress')
      ? [{ type: 'IncidentRangAgain', at, incident: each.id, cause: 'press' } as const, ...step('press', each, each.id, roster, null, at)]
      : []),
  ])
}
