/** Events as small as they may be, and their places. */
import type { Event, EventOf, Recorded } from '../../hub/contract/events.ts'
import type { IncidentId, NoticeId, PersonId, SiteId } from '../../hub/contract/ids.ts'
import type { Disposition } from '../../hub/contract/views.ts'

const ladder = { notShown: 5, notAcknowledged: 30, everybody: 60, repeat: 30 } as unknown as EventOf<'IncidentOpened'>['ladder']
const officer = 'truc-ban' as PersonId

export const id = (name: string) => name as IncidentId
export const site = (name: string) => name as SiteId

export const opened = (incident: string, at = 1_000, where = 'bank'): Event => ({
  type: 'IncidentOpened',
  at,
  incident: id(incident),
  site: site(where),
  kind: 'holdup',
  quiet: null,
  home: [],
  ladder,
})

export const noted = (incident: string, text: string, at = 1_000): Event => ({
  type: 'IncidentNoted',
  at,
  incident: id(incident),
  by: officer,
  text,
})

export const closed = (incident: string, disposition: Disposition = 'false-alarm', at = 2_000): Event => ({
  type: 'IncidentClosed',
  at,
  incident: id(incident),
  by: officer,
  disposition,
  notices: [],
})

export const settled = (at: number, ...incidents: string[]): Event => ({
  type: 'NoticesSettled',
  at,
  outcomes: incidents.map((incident) => ({ notice: `${incident}-1` as NoticeId, incident: id(incident), outcome: 'accepted' })),
})

/** Gives events their places from `first` on. */
export const from = (first: number, ...events: Event[]): Recorded[] => events.map((event, i) => ({ seq: first + i, event }))

/** `count` notes from `first` on, each told apart by its place. */
export const notes = (first: number, count: number): Recorded[] =>
  from(first, ...Array.from({ length: count }, (_, i) => noted('a', `note ${first + i}`)))
