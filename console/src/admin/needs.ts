/** What needs an administrator today, the gravest first; pure, from what the page knows already. */
import type { TFunction } from 'i18next'
import type { Health } from '../../../hub/contract/api.ts'
import type { BackupPlanView } from '../../../hub/contract/backups.ts'
import type { SupervisionView } from '../../../hub/contract/duty-views.ts'
import type { BackupState, BellView, PersonRead } from '../../../hub/contract/office.ts'
import type { Site, Station } from '../../../hub/contract/resources.ts'
import type { RotaCounts } from '../../../hub/contract/rota.ts'
import type { Settings } from '../../../hub/contract/settings.ts'
import type { AliveView, WatchedHubRead } from '../../../hub/contract/watched.ts'
import type { GatewayView } from '../api/types.ts'
import type { Need } from './need.ts'
import { needsOfAccess } from './needs-of-access.ts'
import { needsOfMessages } from './needs-of-messages.ts'
import { needsOfSilence } from './needs-of-silence.ts'
import { needsOfWatched } from './needs-of-watched.ts'
import { takesAlarms } from './roles.ts'

/** What has not come yet is absent, and nothing is said of it. */
export type Known = {
  now: number
  health?: Health | undefined
  supervision?: SupervisionView | null | undefined
  rota?: RotaCounts | undefined
  sites?: readonly Site[] | undefined
  people?: readonly PersonRead[] | undefined
  settings?: Settings | undefined
  publicUrl?: string | null | undefined
  isPlainHttp?: boolean | undefined
  backup?: BackupState | undefined
  backupPlan?: BackupPlanView | undefined
  gateways?: readonly GatewayView[] | undefined
  alive?: AliveView | undefined
  watchedHubs?: readonly WatchedHubRead[] | undefined
  bells?: readonly { station: Station; bell: BellView | undefined }[] | undefined
}

const DAY_MS = 24 * 3_600_000
const BACKUP_DAYS = 7

export function needsOf(known: Known, t: TFunction): Need[] {
  const all = [
    ...ofHub(known, t),
    ...ofDesks(known.supervision, t),
    ...ofDevices(known.supervision, t),
    ...ofRota(known.rota, t),
    ...needsOfMessages(known, t),
    ...needsOfSilence(known, t),
    ...needsOfWatched(known, t),
    ...(known.bells ?? []).flatMap(({ station, bell }) => (bell ? ofBell(station, bell, t) : [])),
    ...ofPeople(known.people ?? [], t),
    ...needsOfAccess(known, t),
    ...ofSites(known.sites ?? [], t),
    ...ofBackup(known, t),
  ]
  return [...all.filter(({ isGrave }) => isGrave), ...all.filter(({ isGrave }) => !isGrave)]
}

const need = (key: string, words: string, to: string, isGrave = false): Need => ({ key, words, to, isGrave })

function ofHub({ health }: Known, t: TFunction): Need[] {
  if (!health || health.status === 'ok') return []
  return [need('health', t(health.status === 'down' ? 'admin.home.down' : 'admin.home.health'), '/admin/health', true)]
}

function ofDesks(supervision: Known['supervision'], t: TFunction): Need[] {
  return (supervision?.outages ?? []).flatMap(({ cause, station }) =>
    cause === 'station' && station
      ? [need(`desk ${station.id}`, t('admin.home.emptyDesk', { station: station.name }), `/admin/stations/${station.id}`, true)]
      : [],
  )
}

function ofDevices(supervision: Known['supervision'], t: TFunction): Need[] {
  if (!supervision) return []
  const { counts, bypasses } = supervision
  const offline = counts.offline + counts.disconnected
  return [
    ...(offline > 0 ? [need('offline', t('admin.home.offline', { count: offline }), '/admin/devices?state=offline', true)] : []),
    ...(counts.neverHeard > 0
      ? [need('never', t('admin.home.neverHeard', { count: counts.neverHeard }), '/admin/devices?state=never-heard')]
      : []),
    ...(counts.lowBattery > 0
      ? [need('battery', t('admin.home.lowBattery', { count: counts.lowBattery }), '/admin/devices?state=low')]
      : []),
    ...(bypasses.length > 0 ? [need('bypassed', t('admin.home.bypassed', { count: bypasses.length }), '/admin/devices')] : []),
  ]
}

function ofRota(rota: Known['rota'], t: TFunction): Need[] {
  if (!rota) return []
  const { overdue, replaceSoon } = rota.buttons
  return [
    ...(overdue > 0 ? [need('overdue', t('admin.home.overdue', { count: overdue }), '/admin/devices?state=overdue')] : []),
    ...(replaceSoon > 0 ? [need('replace', t('admin.home.replaceSoon', { count: replaceSoon }), '/admin/devices')] : []),
  ]
}

function ofBell({ id, name, level }: Station, { lastTest }: BellView, t: TFunction): Need[] {
  if (lastTest?.heard === false) return [need(`bell ${id}`, t('admin.home.bell', { station: name }), `/admin/stations/${id}`, true)]
  return lastTest || level !== 'commune' ? [] : [need(`bell ${id}`, t('admin.home.bellNever', { station: name }), `/admin/stations/${id}`)]
}

function ofPeople(people: readonly PersonRead[], t: TFunction): Need[] {
  const active = people.filter(({ disabled }) => !disabled)
  const named = (some: readonly PersonRead[]) => ({ count: some.length, names: some.map(({ name }) => name).join(', ') })
  const unreachable = active.filter(({ role, phones, invited }) => takesAlarms(role) && phones === 0 && !invited)
  const expired = active.filter(({ invited, invitedUntil }) => invited && invitedUntil === undefined)
  const admins = active.filter(({ role, invited }) => role === 'admin' && !invited)
  return [
    ...(unreachable.length > 0 ? [need('phones', t('admin.home.noPhone', named(unreachable)), '/admin/people', true)] : []),
    ...(expired.length > 0 ? [need('invited', t('admin.home.inviteExpired', named(expired)), '/admin/people')] : []),
    ...(admins.length === 1 ? [need('admins', t('admin.home.oneAdmin'), '/admin/people/new')] : []),
  ]
}

function ofSites(sites: readonly Site[], t: TFunction): Need[] {
  const count = sites.filter(({ service }) => service === 'fitting').length
  return count > 0 ? [need('fitting', t('admin.home.fitting', { count }), '/admin/sites')] : []
}

function ofBackup({ backup, backupPlan, now }: Known, t: TFunction): Need[] {
  if (backupPlan && backupPlan.places.length > 0)
    return backupPlan.places.flatMap(({ id, name, trouble }) =>
      trouble ? [need(`backup ${id}`, t(`admin.home.backupPlace.${trouble}`, { name }), '/admin/backup', true)] : [],
    )
  if (!backup) return []
  if (!backup.last) return [need('backup', t('admin.home.backupNever'), '/admin/backup')]
  const count = Math.floor((now - Date.parse(backup.last.at)) / DAY_MS)
  return count >= BACKUP_DAYS ? [need('backup', t('admin.home.backupOld', { count }), '/admin/backup')] : []
}
