/** Which contact of one list is which of another. */
import type { Contact } from '../../../hub/contract/resources.ts'

export type Change = { key: string; now: Contact | null; wanted: Contact | null; how: 'same' | 'changed' | 'added' | 'gone' }

/** The same person has the same name, or the same number; what is left over is gone or new. */
export function changesOf(now: readonly Contact[], wanted: readonly Contact[]): Change[] {
  const left = [...wanted]
  const take = (fits: (other: Contact) => boolean): Contact | null => {
    const at = left.findIndex(fits)
    return at < 0 ? null : (left.splice(at, 1)[0] ?? null)
  }
  const found = now.map((contact) => ({ contact, twin: take((other) => same(contact, other)) }))
  const kept = found.map(({ contact, twin }, at): Change => {
    const match = twin ?? take(({ name, phone }) => name === contact.name || phone === contact.phone)
    return { key: `now ${at}`, now: contact, wanted: match, how: twin ? 'same' : match ? 'changed' : 'gone' }
  })
  return [...kept, ...left.map((contact, at): Change => ({ key: `new ${at}`, now: null, wanted: contact, how: 'added' }))]
}

const FIELDS = ['name', 'phone', 'role', 'where', 'challenge'] as const
const same = (a: Contact, b: Contact) => FIELDS.every((field) => a[field] === b[field])
