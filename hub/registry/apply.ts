import type { RegistryAnswer } from '../desk/ports/registry.ts'
import type { RegistryChange } from '../desk/ports/registry-change.ts'
import { setAliveTo } from './alive-to.ts'
import { addButton, addButtons, checkLamp, patchButton, retireButton } from './buttons.ts'
import type { Chance, Make } from './change.ts'
import { makeClaims, openClaim } from './claims.ts'
import { acceptContactRequest, declineContactRequest, requestContacts, withdrawContactRequest } from './contact-requests.ts'
import { rotateCredentials } from './credentials.ts'
import type { RegistryData } from './data.ts'
import { forgetPast } from './forget-past.ts'
import { addGateway, patchGateway, retireGateway } from './gateways.ts'
import { importSites } from './import-sites.ts'
import { acceptInvitation, invitePerson, resetPerson } from './invitations.ts'
import { enrolOwnButton } from './own-button.ts'
import { addPerson, patchPerson } from './people.ts'
import { dropSecondFactor, renewRecoveryCodes, spendRecoveryCode, turnOffSecondFactor, turnOnSecondFactor } from './second-factor.ts'
import { joinSelfDrill, leaveSelfDrill } from './self-drill-phones.ts'
import { patchSettings, planBackups } from './settings.ts'
import { addSite, handOverSite, patchSite } from './sites.ts'
import { addStation, patchStation } from './stations.ts'
import { forgetSubscription, subscribe, unsubscribe } from './subscriptions.ts'
import { addWatchedHub, patchWatchedHub, removeWatchedHub, rotateWatchedHub } from './watched-hubs.ts'

const makes: { [Type in RegistryChange['type']]: Make<Type> } = {
  AddStation: addStation,
  PatchStation: patchStation,
  AddSite: addSite,
  PatchSite: patchSite,
  HandOverSite: handOverSite,
  ImportSites: importSites,
  AddButton: addButton,
  AddButtons: addButtons,
  CheckLamp: checkLamp,
  MakeClaims: makeClaims,
  OpenClaim: openClaim,
  PatchButton: patchButton,
  RetireButton: retireButton,
  RotateCredentials: rotateCredentials,
  AddGateway: addGateway,
  PatchGateway: patchGateway,
  RetireGateway: retireGateway,
  AddPerson: addPerson,
  PatchPerson: patchPerson,
  InvitePerson: invitePerson,
  ResetPerson: resetPerson,
  AcceptInvitation: acceptInvitation,
  TurnOnSecondFactor: turnOnSecondFactor,
  RenewRecoveryCodes: renewRecoveryCodes,
  UseRecoveryCode: spendRecoveryCode,
  TurnOffSecondFactor: turnOffSecondFactor,
  DropSecondFactor: dropSecondFactor,
  Subscribe: subscribe,
  Unsubscribe: unsubscribe,
  ForgetSubscription: forgetSubscription,
  RequestContacts: requestContacts,
  WithdrawContactRequest: withdrawContactRequest,
  AcceptContactRequest: acceptContactRequest,
  DeclineContactRequest: declineContactRequest,
  JoinSelfDrill: joinSelfDrill,
  LeaveSelfDrill: leaveSelfDrill,
  PatchSettings: patchSettings,
  PlanBackups: planBackups,
  EnrolOwnButton: enrolOwnButton,
  AddWatchedHub: addWatchedHub,
  PatchWatchedHub: patchWatchedHub,
  RotateWatchedHub: rotateWatchedHub,
  RemoveWatchedHub: removeWatchedHub,
  SetAliveTo: setAliveTo,
  ForgetPast: forgetPast,
}

/** The registry after the change, or the same one when it was refused or had nothing to change. */
export function apply(data: RegistryData, change: RegistryChange, chance: Chance): { data: RegistryData; answer: RegistryAnswer } {
  const make = makes[change.type] as Make<RegistryChange['type']>
  const outcome = make(data, change, chance)
  if ('refused' in outcome) return { data, answer: { ok: false, refusal: outcome } }
  if (outcome.data === data) return { data, answer: { ok: true, version: data.version, ...outcome.answer } }
  const version = data.version + 1
  const fields = 'patch' in change ? Object.keys(change.patch) : []
  const lastChange = {
    version,
    at: change.at,
    by: change.by,
    action: change.type,
    subject: outcome.subject,
    ...(fields.length > 0 && { fields }),
  }
  return { data: { ...outcome.data, version, lastChange }, answer: { ok: true, version, ...outcome.answer } }
}
