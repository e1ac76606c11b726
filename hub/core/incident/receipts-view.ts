/** Who was told since it last began to ring, person by person, and when it was really shown to them. */
import type { EventOf } from '../../contract/events.ts'
import type { PersonId } from '../../contract/ids.ts'
import type { Receipt } from '../../contract/receipt.ts'
import type { Directory } from '../directory.ts'
import type { DeepReadonly } from '../seen.ts'
import type { Incident } from './incident.ts'
import { iso, personRef } from './timeline.ts'

type Shown = DeepReadonly<Incident>
type Surface = Receipt['surface']
/** A duty phone page that painted it without any push, as evolve-incident writes it down. */
const PAGE = 'page:'

export function receiptsOf(incident: Shown, directory: Directory): Receipt[] {
  const story = sinceItRang(incident)
  const firstShown = new Map<string, number>()
  const unreachable = new Map<PersonId, number>()
  for (const event of story) {
    if (event.type === 'IncidentShown') {
      const { person, surface, at } = event as EventOf<'IncidentShown'>
      const key = `${surface} ${person}`
      if (!firstShown.has(key)) firstShown.set(key, at)
    }
    if (event.type === 'StepReached')
      for (const person of (event as EventOf<'StepReached'>).unreachable) if (!unreachable.has(person)) unreachable.set(person, event.at)
  }
  const receipt = (person: PersonId, surface: Surface, told: number, shown: number): Receipt => {
    const at = firstShown.get(`${surface} ${person}`)
    return { ...personRef(person, directory), surface, told, shown, ...(shown > 0 && at !== undefined && { shownAt: iso(at) }) }
  }
  const { consoles } = incident
  const phones = phonesOf(incident)
  return [
    ...consoles.told.map((person) => receipt(person, 'console', 1, consoles.shown.includes(person) ? 1 : 0)),
    ...[...phones].map(([person, { told, shown }]) => receipt(person, 'phone', told, shown)),
    ...[...unreachable]
      .filter(([person]) => !phones.has(person))
      .map(([person, since]) => ({ ...receipt(person, 'phone', 0, 0), unreachableSince: iso(since) })),
  ]
}

/** A press that rings again starts the receipts anew; what was shown before says nothing of it. */
function sinceItRang({ timeline }: Shown) {
  const rang = timeline.findLastIndex((event) => event.type === 'IncidentRangAgain' && event.cause === 'press')
  return timeline.slice(rang + 1)
}

function phonesOf({ phones, notices }: Shown): Map<PersonId, { told: number; shown: number }> {
  const owners = new Map([...notices.values()].map(({ notice }) => [notice.subscription as string, notice.person]))
  const counted = new Map<PersonId, { told: number; shown: number }>()
  for (const phone of phones.told) {
    const person = phone.startsWith(PAGE) ? (phone.slice(PAGE.length) as PersonId) : owners.get(phone)
    if (person === undefined) continue
    const count = counted.get(person) ?? { told: 0, shown: 0 }
    counted.set(person, { told: count.told + 1, shown: count.shown + (phones.shown.includes(phone) ? 1 : 0) })
  }
  return counted
}
