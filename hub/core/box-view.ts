/** How people and devices stand, for whoever sits at the box. */
import type { BoxFacts } from '../contract/box.ts'
import type { PersonId, StationId } from '../contract/ids.ts'
import { backupPlaces } from './backup/backup-view.ts'
import { gatewayView } from './devices/device-view.ts'
import type { Directory } from './directory.ts'
import { iso } from './incident/timeline.ts'
import { hubPower } from './power/hub-power-view.ts'
import type { Seen } from './seen.ts'
import { troubleOfPhone } from './shift/phone-watch.ts'
import { watchedHubView } from './watched/watched-view.ts'

export function boxView(
  state: Seen,
  directory: Directory,
  attended: (person: PersonId) => boolean,
  now: number,
): Omit<BoxFacts, 'version' | 'health' | 'alive'> {
  const power = hubPower(state, directory, now)
  const places = [...state.backups.values()].flatMap(({ good }) => good?.at ?? [])
  const backedUp = [...(state.lastBackup ? [state.lastBackup.at] : []), ...places]
  return {
    timeZone: directory.settings.timeZone,
    stations: [...directory.stations.values()].map(({ id, name }) => ({ id, name, ...deskOf(state, id, attended) })),
    phones: phones(state, directory, now),
    gateways: [...directory.gateways.values()]
      .filter(({ retiredAt }) => retiredAt === undefined)
      .map(({ id, label }) => {
        const { state: is, lastHeardAt, modemVitals: modem } = gatewayView(state, directory, id)
        return {
          ...{ label, state: is },
          ...(lastHeardAt !== undefined && { lastHeardAt }),
          ...(modem && { modem: { sim: modem.sim, registration: modem.registration, signal: modem.signal } }),
        }
      }),
    ...withoutNumber(directory),
    ...(backedUp.length > 0 && { lastBackupAt: iso(Math.max(...backedUp)) }),
    backupTroubles: backupTroubles(state, directory, now),
    ...(power && { power }),
    watchedHubs: [...(directory.watchedHubs?.values() ?? [])]
      .filter(({ removedAt }) => removedAt === undefined)
      .map((hub) => {
        const { name, state: is, lostSince, flapping } = watchedHubView(hub, state, now)
        return { name, state: is, ...(lostSince !== undefined && { lostSince }), ...(flapping && { flapping }) }
      }),
  }
}

type BackupTroubles = NonNullable<BoxFacts['backupTroubles']>

function backupTroubles(state: Seen, { settings }: Directory, now: number): BackupTroubles {
  return backupPlaces(state, settings, now).flatMap(({ name, kind, path, good, failed }): BackupTroubles => {
    if (failed) return [{ name, kind, path, why: failed.why }]
    return good?.damaged === undefined ? [] : [{ name, kind, path, damaged: good.damaged }]
  })
}

function deskOf(state: Seen, station: StationId, attended: (person: PersonId) => boolean) {
  const posts = [...state.duty].filter(([, post]) => post.station === station && post.role !== 'patrol')
  const leftAt = state.desks.get(station)?.leftAt
  return {
    attended: posts.some(([person]) => attended(person)),
    onDuty: posts.length,
    ...(leftAt !== undefined && { leftAt: iso(leftAt) }),
  }
}

function phones(state: Seen, directory: Directory, now: number): BoxFacts['phones'] {
  return [...directory.people.values()].flatMap(({ id, name, role, disabled }) => {
    if (disabled || (role !== 'officer' && role !== 'commander' && role !== 'patrol')) return []
    const own = directory.phones.get(id) ?? []
    const known = own.map((phone) => state.phones.get(id)?.get(phone))
    const proven = known.flatMap((phone) => phone?.provenAt ?? [])
    const troubles = known.map((phone) => troubleOfPhone(phone, now))
    // One that can be woken is enough.
    const lost = state.lostPhones.get(id)?.since ?? (troubles.every((trouble) => trouble !== null) ? troubles[0]?.since : undefined)
    return {
      ...{ person: id, name, role, onDuty: state.duty.has(id), phones: own.length },
      ...(proven.length > 0 && { provenAt: iso(Math.max(...proven)) }),
      ...(lost !== undefined && { lostSince: iso(lost) }),
    }
  })
}

/** Of patrols and commanders: whom the ladder writes to and calls. */
function withoutNumber({ numbers, people }: Directory): Pick<BoxFacts, 'withoutNumber'> {
  if (!numbers) return {}
  const called = [...people.values()].filter(({ role, disabled }) => !disabled && (role === 'commander' || role === 'patrol'))
  return { withoutNumber: called.filter(({ id }) => !numbers.has(id)).length }
}
