/** One line of the record as a sentence: "Lê Thị Quản Trị đổi mật khẩu của Tổ 2". */
import type { TFunction } from 'i18next'
import type { AuditEntry } from '../../../hub/contract/office.ts'
import { audit } from '../i18n/vi/audit.ts'
import { words } from '../i18n/vi/words.ts'
import { bytes } from './bytes.ts'

type Did = keyof typeof audit.did
type Field = keyof typeof audit.field
type Disposition = keyof typeof words.disposition
const isDid = (action: string): action is Did => Object.hasOwn(audit.did, action)
const isField = (name: string): name is Field => Object.hasOwn(audit.field, name)
const isDisposition = (name: string): name is Disposition => Object.hasOwn(words.disposition, name)

/** What the menu of actions offers, in the groups an administrator thinks in. */
export const GROUPS: Readonly<Record<keyof typeof audit.groups, readonly Did[]>> = {
  alarm: [
    'IncidentAcknowledged',
    'NeighbourAcknowledged',
    'PatrolOnTheWay',
    'PatrolsDispatched',
    'UnitArrived',
    'IncidentClosed',
    'IncidentNoted',
    'IncidentHandedOver',
    'OutageAcknowledged',
    'IncidentMadeReal',
    'MistakeReported',
    'OutsideDeclared',
    'OutsideEnded',
  ],
  quiet: [
    'TestArmed',
    'TestCalledOff',
    'PositionsShown',
    'SiteOnTest',
    'SiteOnTestEnded',
    'ButtonBypassed',
    'ButtonBypassEnded',
    'BellTested',
    'BellTestAnswered',
    'PhoneTested',
    'MessageTested',
    'BalanceAsked',
    'ExercisePlanned',
    'ExerciseRung',
    'ExerciseCalledOff',
  ],
  presence: [
    'PersonSignedIn',
    'PersonSignedOut',
    'SignInRefused',
    'DutyStarted',
    'DutyEnded',
    'SirenChecked',
    'ShiftNoted',
    'HandoverRead',
  ],
  people: [
    'AddPerson',
    'PatchPerson',
    'InvitePerson',
    'ResetPerson',
    'AcceptInvitation',
    'TurnOnSecondFactor',
    'RenewRecoveryCodes',
    'UseRecoveryCode',
    'TurnOffSecondFactor',
    'DropSecondFactor',
    'Subscribe',
    'Unsubscribe',
    'ForgetSubscription',
    'JoinSelfDrill',
    'LeaveSelfDrill',
  ],
  places: [
    'AddSite',
    'PatchSite',
    'HandOverSite',
    'ImportSites',
    'RequestContacts',
    'WithdrawContactRequest',
    'AcceptContactRequest',
    'DeclineContactRequest',
    'AddStation',
    'PatchStation',
  ],
  devices: [
    'AddButton',
    'AddButtons',
    'MakeClaims',
    'OpenClaim',
    'CheckLamp',
    'PatchButton',
    'RetireButton',
    'RotateCredentials',
    'AddGateway',
    'PatchGateway',
    'RetireGateway',
  ],
  hub: [
    'PatchSettings',
    'PlanBackups',
    'BackupTaken',
    'PhoneCheckBegan',
    'BackupStored',
    'BackupFailed',
    'PastForgotten',
    'ForgetPast',
    'MapFileChanged',
    'SelfDrillRan',
    'EnrolOwnButton',
    'AddWatchedHub',
    'PatchWatchedHub',
    'RotateWatchedHub',
    'RemoveWatchedHub',
    'SetAliveTo',
    'HubStarted',
    'HubStopped',
  ],
}

export function auditSentence(entry: AuditEntry, t: TFunction): string {
  const { action, fields = [] } = entry
  const named = {
    by: entry.by?.name ?? (action === 'SignInRefused' ? t('audit.somebody') : t('audit.hub')),
    subject: entry.subject?.name ?? t('audit.nothing'),
    detail: detailWords(entry, t),
  }
  const only = onlyOf(action, fields)
  if (only) return t(`audit.only.${only}`, named)
  if (!isDid(action)) return [named.by, action, named.subject, named.detail].filter(Boolean).join(' · ')
  const sentence = t(`audit.did.${action}`, named)
  if (fields.length === 0) return sentence
  return t('audit.fields', { sentence, fields: fields.map((name) => (isField(name) ? t(`audit.field.${name}`) : name)).join(', ') })
}

/** The words of one kind of deed for a menu, without who and to what. */
export const actionName = (action: Did, t: TFunction): string =>
  sentenceCase(t(`audit.did.${action}`, { by: '', subject: '…', detail: '…' }).trim())

const sentenceCase = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)

/** A change of one thing alone is better said by its own verb. */
function onlyOf(action: string, fields: readonly string[]): keyof typeof audit.only | null {
  const all = (...names: string[]) => fields.length > 0 && fields.every((name) => names.includes(name))
  if (action === 'PatchPerson' && all('password')) return 'password'
  if (action === 'PatchPerson' && all('disabled')) return 'disabled'
  if (action === 'PatchPerson' && all('pin', 'duressPin')) return 'pins'
  if (action === 'PatchStation' && all('neighbours')) return 'neighbours'
  if (action === 'PatchSite' && all('coResponders')) return 'coResponders'
  return null
}

function detailWords({ action, detail = '' }: AuditEntry, t: TFunction): string {
  if (action === 'IncidentClosed' && isDisposition(detail)) return t(`disposition.${detail}`)
  if (action === 'BellTestAnswered') return detail === 'heard' ? t('audit.heard') : t('audit.notHeard')
  if (action === 'SelfDrillRan') return detail === 'ok' ? t('audit.drillOk') : t('audit.drillFailed')
  if (action === 'MapFileChanged' && detail === 'removed') return t('audit.mapRemoved')
  if (action === 'PastForgotten') return forgottenWords(detail, t)
  if (action === 'BackupStored' || action === 'BackupFailed') return triedWords(action, detail, t)
  if (action === 'BackupTaken' || action === 'MapFileChanged') return bytes(Number(detail))
  return detail
}

/** `detail` is a day, and how many incidents. */
function forgottenWords(detail: string, t: TFunction): string {
  const [day = '', count = ''] = detail.split(' · ')
  return t('audit.forgotten', { day: day.split('-').reverse().join('/'), count })
}

/** `detail` is the place, and its bytes or what went wrong there. */
function triedWords(action: 'BackupStored' | 'BackupFailed', detail: string, t: TFunction): string {
  const at = detail.lastIndexOf(' · ')
  const [name, rest] = [detail.slice(0, at), detail.slice(at + 3)]
  return `${name}, ${action === 'BackupStored' ? bytes(Number(rest)) : isWhy(rest) ? t(`audit.backupWhy.${rest}`) : rest}`
}
const isWhy = (why: string): why is keyof typeof audit.backupWhy => Object.hasOwn(audit.backupWhy, why)
