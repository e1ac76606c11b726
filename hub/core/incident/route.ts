/** Who is told at one step, from the roster of that moment. */
import type { StepReason } from '../../contract/events.ts'
import type { PersonId, StationId } from '../../contract/ids.ts'
import type { Roster, StationRoster } from './roster.ts'

export type Plan = {
  told: StationId[]
  watching: StationId[]
  consoles: PersonId[]
  /** Whose phones are woken. */
  phones: PersonId[]
}

/** What a plan needs to know of the steps before it. */
export type SoFar = { told: readonly StationId[]; phones: readonly PersonId[] }

export const homeAttended = (roster: Roster): boolean => roster.home.some((station) => station.attended)
const firstAttended = (roster: Roster): StationRoster | undefined => roster.neighbours.find((station) => station.attended)
export const nobodyAttended = (roster: Roster): boolean => !homeAttended(roster) && !firstAttended(roster)

/** How a step is carried out. Nothing is left out because someone was told before: `told` is a set. */
export function plan(why: StepReason, soFar: SoFar, roster: Roster): Plan {
  const { home, province } = roster
  const stations: StationRoster[] = []
  const phones: PersonId[] = []
  const commanders = home.flatMap((station) => station.commanders)
  const patrols = home.flatMap((station) => station.patrols)
  const toldBefore = [...roster.neighbours, ...(province ? [province] : [])].filter((station) => soFar.told.includes(station.id))

  switch (why) {
    case 'opened':
    case 'press':
    case 'phones': {
      stations.push(...home, ...toldBefore)
      phones.push(...patrols, ...soFar.phones)
      if (!homeAttended(roster)) {
        stations.push(...some(firstAttended(roster)))
        phones.push(...commanders)
      }
      break
    }
    case 'not-shown':
      // Nobody is there next door either: waiting longer helps nobody, so the last two are told now.
      stations.push(...(firstAttended(roster) ? some(firstAttended(roster)) : [...roster.neighbours.slice(0, 1), ...some(province)]))
      break
    case 'not-acknowledged':
      phones.push(...commanders, ...patrols)
      break
    case 'everybody': {
      const neighbourTold = roster.neighbours.some((station) => soFar.told.includes(station.id))
      if (!neighbourTold) stations.push(...some(firstAttended(roster) ?? roster.neighbours[0]))
      stations.push(...toldBefore, ...some(province))
      break
    }
    case 'repeat':
      stations.push(...home, ...toldBefore)
      phones.push(...soFar.phones, ...commanders, ...patrols)
      break
  }
  const told = [...new Set(stations.map((station) => station.id))]
  return {
    told,
    watching:
      why === 'opened' || why === 'press'
        ? roster.parents.filter((station) => !told.includes(station) && !soFar.told.includes(station))
        : [],
    consoles: [...new Set(stations.flatMap((station) => station.consoles))],
    phones: [...new Set(phones)],
  }
}

const some = <T>(item: T | null | undefined): T[] => (item ? [item] : [])
