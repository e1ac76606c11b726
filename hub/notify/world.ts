/** The pager's world, read from the desk's state and the registry's directory at the moment it is asked. */
import type { IncidentId } from '../contract/ids.ts'
import { alarmRings } from '../core/incident/ringing-view.ts'
import { isHubStation } from '../core/power/power-view.ts'
import type { Registry } from '../desk/ports/registry.ts'
import type { Desk, Seen } from '../desk/types.ts'
import type { IncidentBrief, PendingNotice, World } from './deps.ts'

type Known = NonNullable<ReturnType<Seen['incidents']['get']>>

export function createWorld({ desk, registry }: { desk: Pick<Desk, 'look'>; registry: Pick<Registry, 'directory'> }): World {
  const lookAt = <T>(id: IncidentId, view: (incident: Known) => T): T | null =>
    desk.look((state) => {
      const incident = state.incidents.get(id)
      return incident ? view(incident) : null
    })

  function brief(incident: Known): IncidentBrief | null {
    const directory = registry.directory()
    const site = directory.sites.get(incident.site)
    if (!site) return null
    const { answer } = incident
    const who = 'by' in answer && answer.by !== null ? directory.people.get(answer.by)?.name : undefined
    return {
      kind: incident.kind,
      siteName: site.name,
      siteCode: site.code,
      address: site.address,
      at: incident.lastPressAt,
      marks: incident.marks,
      phase: answer.phase,
      ...(who !== undefined && { by: who }),
      ...(answer.phase === 'closed' && { disposition: answer.disposition }),
    }
  }

  return {
    phonesOf: (person) => registry.directory().phones.get(person) ?? [],
    everyPhone() {
      const { phones, people } = registry.directory()
      return [...phones].flatMap(([person, own]) => (people.get(person)?.disabled === false ? own : []))
    },
    language: () => registry.directory().settings.languages[0] ?? 'vi',
    timeZone: () => registry.directory().settings.timeZone,
    describe: (id) => lookAt(id, brief),

    outbox: () =>
      desk.look((state) => {
        const open: PendingNotice[] = []
        for (const { id, notices } of state.incidents.values())
          for (const { notice, outcome } of notices.values()) if (outcome === null) open.push({ incident: id, notice })
        return open
      }),

    siteToRemind(person, id) {
      const { sites, people } = registry.directory()
      const site = sites.get(id)
      const known = people.get(person)
      if (!site || known?.disabled !== false || !known.sites?.includes(id)) return null
      const alarm = desk.look((state) =>
        [...state.incidents.values()].some((each) => each.site === id && each.quiet === null && each.answer.phase !== 'closed'),
      )
      return alarm ? null : { siteName: site.name }
    },
    mayProbe: (person) => desk.look((state) => state.duty.has(person) && !alarmRings(state)),
    emptyDesk: (station) =>
      desk.look((state) => (state.desks.get(station)?.empty ? (registry.directory().stations.get(station)?.name ?? null) : null)),

    stationPower(id) {
      const station = registry.directory().stations.get(id)
      if (!station) return null
      const goodbye = desk.look((state) => Boolean(state.power.get(id)?.goodbye))
      return { name: station.name, phone: station.phone ?? null, hub: isHubStation(id, registry.directory()), goodbye }
    },

    lostHub(id, outage) {
      const hub = registry.directory().watchedHubs?.get(id)
      const lost = desk.look((state) => state.watched.get(id)?.lost ?? null)
      if (!hub || lost?.id !== outage || lost.acknowledged) return null
      return { name: hub.name, phone: hub.phones[0]?.phone ?? '', since: lost.since }
    },

    stillWanted({ incident: id, notice }) {
      if (registry.directory().people.get(notice.person)?.disabled !== false) return false
      return lookAt(id, (incident) => wanted(notice.what, incident)) ?? false
    },
  }
}

/** Would it still be true if it were said now? */
function wanted(what: PendingNotice['notice']['what'], { answer, ring }: Known): boolean {
  if (what === 'closed') return true
  if (answer.phase === 'closed') return false
  if (what === 'alarm') return answer.phase === 'ringing' || ring !== null
  // "Stand down" must not arrive while it rings again.
  return what === 'dispatched' || ring === null
}
