/** One line of the record, with names from the registry as they are today: the events themselves hold none. */

import { AUDITED, auditAction, REGISTRY_SUBJECTS, type SubjectKind } from '../contract/audit.ts'
import type { Event } from '../contract/events.ts'
import type { ButtonId, GatewayId, PersonId, SiteId, StationId, WatchedHubId } from '../contract/ids.ts'
import type { AuditEntry } from '../contract/office.ts'
import type { Directory } from '../core/directory.ts'
import { personName } from '../core/person-name-view.ts'
import { wallClock } from '../core/reports/period-view.ts'
import type { Audited } from '../desk/ports/journal.ts'
import type { RegistryChange } from '../desk/ports/registry-change.ts'

/** A change that is not among them does not compile. */
const SUBJECTS: Readonly<Record<RegistryChange['type'], SubjectKind | 'device' | null>> = REGISTRY_SUBJECTS

export function auditEntry({ recorded: { seq, event }, site }: Audited, directory: Directory): AuditEntry {
  const row = AUDITED[event.type]
  const field = (name: PropertyKey | null | undefined) => (name ? (event as unknown as Record<PropertyKey, unknown>)[name] : undefined)
  const by = field(row?.by) as PersonId | null | undefined
  const subject = subjectOf(event, row?.kind ?? null, field(row?.subject) as string | null | undefined, site, directory)
  const detail = detailOf(event, directory)
  return {
    id: String(seq),
    at: new Date(event.at).toISOString(),
    action: auditAction(event),
    ...(by && { by: { id: by, name: personName(by, directory) } }),
    ...(subject && { subject }),
    ...('incident' in event && event.incident && { incident: event.incident }),
    ...(event.type === 'RegistryChanged' && event.fields && { fields: event.fields }),
    ...(detail && { detail }),
  }
}

type Subject = NonNullable<AuditEntry['subject']>

function subjectOf(event: Event, plain: SubjectKind | null, id: string | null | undefined, site: SiteId | null, directory: Directory) {
  if (id === null || id === undefined) return undefined
  // An alarm is spoken of by its shop.
  if (plain === 'incident') return site ? named('site', site, directory) : { kind: 'incident' as const, id, name: id }
  if (event.type !== 'RegistryChanged') return plain ? named(plain, id, directory) : undefined
  const kind = SUBJECTS[event.action as RegistryChange['type']] ?? null
  if (kind === 'device') return named(directory.gateways.has(id as GatewayId) ? 'gateway' : 'button', id, directory)
  return kind ? named(kind, id, directory) : undefined
}

function named(kind: SubjectKind, id: string, directory: Directory): Subject {
  return { kind, id, name: nameOf(kind, id, directory) ?? id }
}

function nameOf(
  kind: SubjectKind,
  id: string,
  { people, stations, sites, buttons, gateways, settings, watchedHubs }: Directory,
): string | undefined {
  const place = (site: SiteId | undefined) => {
    const known = site && sites.get(site)
    return known ? `${known.code} · ${known.name}` : undefined
  }
  switch (kind) {
    case 'person':
      return personName(id as PersonId, { people, settings })
    case 'station':
      return stations.get(id as StationId)?.name
    case 'site':
      return place(id as SiteId)
    case 'button': {
      const button = buttons.get(id as ButtonId)
      return button && [place(button.site), button.label].filter(Boolean).join(' · ')
    }
    case 'gateway':
      return gateways.get(id as GatewayId)?.label
    case 'watched-hub':
      return watchedHubs?.get(id as WatchedHubId)?.name
    case 'settings':
      return settings.name
    case 'incident':
      return undefined
  }
}

function detailOf(event: Event, directory: Directory): string | undefined {
  const name = (id: PersonId) => personName(id, directory)
  switch (event.type) {
    case 'IncidentNoted':
      return event.text
    case 'IncidentClosed':
      return event.disposition
    case 'IncidentHandedOver':
      return name(event.to)
    case 'PatrolsDispatched':
      return event.patrols.map(name).join(', ')
    case 'SiteOnTest':
    case 'ButtonBypassed':
      return event.reason
    case 'BellTestAnswered':
      return event.heard ? 'heard' : 'not-heard'
    case 'BackupTaken':
      return String(event.bytes)
    case 'BackupStored':
      return `${event.name} · ${event.bytes}`
    case 'BackupFailed':
      return `${event.name} · ${event.why}`
    case 'SelfDrillRan':
      return event.legs.some(({ outcome }) => outcome === 'failed') ? 'failed' : 'ok'
    case 'MapFileChanged':
      return event.size === null ? 'removed' : String(event.size)
    case 'PastForgotten':
      return `${wallClock(event.before, directory.settings.timeZone).slice(0, 10)} · ${event.incidents}`
    case 'HubStarted':
      return event.version
    default:
      return undefined
  }
}
