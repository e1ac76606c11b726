/** The queue as it is kept on the phone, shared by the page and its worker. */
import { changeKept, readKept } from '../kept/store.ts'
import { added, afterClose, type Deed, dropped, type NewDeed, renewed, settled } from './queue.ts'

const KEY = 'outbox'
const change = (next: (queue: readonly Deed[]) => Deed[]) => changeKept<Deed[]>(KEY, (queue) => next(queue ?? []))

export const readOutbox = async (): Promise<readonly Deed[]> => (await readKept<Deed[]>(KEY)) ?? []

/** @returns its key */
export async function addDeed(deed: NewDeed): Promise<string> {
  const made: Deed = { ...deed, key: `deed-${crypto.randomUUID()}`, at: Date.now(), state: 'waiting' }
  await change((queue) => added(queue, made))
  return made.key
}

export const settleDeed = (key: string, end: Pick<Deed, 'state' | 'doneAt' | 'problem'>) => change((queue) => settled(queue, key, end))
export const renewDeed = (key: string) => change((queue) => renewed(queue, key, Date.now()))
export const dropDeed = (key: string) => change((queue) => dropped(queue, key))
export const forgetDeeds = (incident: string) => change((queue) => afterClose(queue, incident))
