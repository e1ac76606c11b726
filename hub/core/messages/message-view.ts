/** Short messages and calls as a page reads them. */
import type { PersonId } from '../../contract/ids.ts'
import type { MessageState } from '../../contract/message-events.ts'
import type { MessageTestView, MessageView } from '../../contract/message-views.ts'
import type { Directory } from '../directory.ts'
import type { Incident } from '../incident/incident.ts'
import { iso, personRef } from '../incident/timeline.ts'
import type { DeepReadonly, Seen } from '../seen.ts'
import type { KeptMessage } from './message-state.ts'

type HowFarCame = DeepReadonly<Pick<KeptMessage, 'state' | 'times' | 'gateway' | 'code'>>

function howFar({ state, times, gateway, code }: HowFarCame) {
  const reached = Object.entries(times) as [MessageState, number][]
  return {
    state,
    times: Object.fromEntries(reached.map(([name, at]) => [name, iso(at)])),
    ...(gateway !== undefined && { gateway }),
    ...(code !== undefined && { code }),
  }
}

/** In the order they were asked for. */
export function messageViews(incident: DeepReadonly<Incident>, directory: Directory): MessageView[] {
  return [...incident.messages.values()].map((kept) => {
    const { id, person, channel, what } = kept.message
    const { because, askedAt } = kept
    return { id, to: personRef(person, directory), channel, what, because, askedAt: iso(askedAt), ...howFar(kept) }
  })
}

/** The last test of each channel, the newest first. */
export function messageTestsOf(state: Seen, person: PersonId): MessageTestView[] {
  const tests = state.messages.tests.filter((test) => test.person === person).reverse()
  return (['sms', 'call'] as const).flatMap((channel) => {
    const test = tests.find((each) => each.channel === channel)
    return test ? [{ id: test.message, channel, askedAt: iso(test.at), ...howFar(test) }] : []
  })
}
