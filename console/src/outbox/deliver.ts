/** Sends what waits, in order, one at a time, whoever gets to it first: the page, or the worker when the link is back. */
import type { Problem } from '../../../hub/contract/api.ts'
import type { IncidentView } from '../../../hub/contract/views.ts'
import { ApiError } from '../api/api-error.ts'
import { call } from '../api/call.ts'
import { keptSession } from '../kept/kept-session.ts'
import { clockTime } from '../time/format.ts'
import { readOutbox, settleDeed } from './outbox.ts'
import { type Deed, nextDue } from './queue.ts'

/** `waits`: the hub was not reached, or does not know us now; what is left stays. */
export type Delivered = { sent: Deed[]; refused: Deed[]; waits: boolean }

/** @param taken each new view as the hub answers with it */
export function deliver(taken: (view: IncidentView) => void = () => undefined): Promise<Delivered> {
  const locks = globalThis.navigator.locks as LockManager | undefined
  return locks ? locks.request('tieng-chuong-outbox', () => sendAll(taken)) : sendAll(taken)
}

async function sendAll(taken: (view: IncidentView) => void): Promise<Delivered> {
  const done: Delivered = { sent: [], refused: [], waits: false }
  const person = (await keptSession())?.person.id
  if (!person) return { ...done, waits: true }
  for (;;) {
    const deed = nextDue(await readOutbox(), person, Date.now())
    if (!deed) return done
    try {
      taken(await send(deed))
      await settleDeed(deed.key, { state: 'sent', doneAt: Date.now() })
      done.sent.push(deed)
    } catch (error) {
      if (!(error instanceof ApiError) || isPassing(error)) return { ...done, waits: true }
      const problem = error.problem ?? unnamed(error)
      await settleDeed(deed.key, { state: 'refused', doneAt: Date.now(), problem })
      done.refused.push({ ...deed, state: 'refused', problem })
    }
  }
}

/** A note that comes late says when it was written. */
const LATE_MS = 60_000

function send({ incident, do: verb, text, key, at }: Deed): Promise<IncidentView> {
  const late = Date.now() - at > LATE_MS ? ` (${clockTime(at)})` : ''
  return call<IncidentView>('POST', `/incidents/${incident}/${verb}`, verb === 'note' ? { text: `${text}${late}`, key } : undefined)
}

/** May work later by itself: no answer, a hub that stumbles, too much at once, a session to be renewed. */
const isPassing = ({ status }: ApiError) => status === 0 || status >= 500 || status === 401 || status === 408 || status === 429

const unnamed = ({ code, status }: ApiError): Problem => ({ type: 'about:blank', title: code, status, code })
