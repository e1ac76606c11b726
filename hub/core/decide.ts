/** The one place where a command becomes events or a refusal. Pure and synchronous: no clock, no chance, no memory of its own. */
import type { Event } from '../contract/events.ts'
import type { IncidentId } from '../contract/ids.ts'
import type { Command, Refusal } from './commands.ts'
import { lifeRound } from './devices/life-round.ts'
import { callOffExercise, planExercise, ringExercise } from './exercise/exercise-plan.ts'
import { makeReal } from './exercise/make-real.ts'
import { acknowledge, arrive, close, dispatch, handOver, note, receipt, shown } from './incident/answer.ts'
import { answerBellTest, testBell } from './incident/bell.ts'
import type { Incident } from './incident/incident.ts'
import { timePassed } from './incident/ladder.ts'
import { marksOfBattery } from './incident/marks.ts'
import { declareOutside, mistake, showPositions } from './incident/pin-given.ts'
import { press } from './incident/press.ts'
import { armTest, bypass, callOffTest, endBypass, endOnTest, putOnTest } from './incident/quieting.ts'
import { hearKey, hearSms } from './messages/hear.ts'
import { askBalance, hearBalance, orderMessages, progressMessages, pushReach, testMessage } from './messages/messages.ts'
import { assertNever } from './never.ts'
import { eachOnItsOwn } from './parts.ts'
import { powerHeard, powerRound, powerUnheard } from './power/power.ts'
import { inParts, supervisionDay, withSign } from './reports/supervision-day.ts'
import { forgetPast } from './retention/forget-past.ts'
import { selfPress } from './self-drill/self-drill.ts'
import { phoneProbes } from './shift/phone-schedule.ts'
import { phoneRound } from './shift/phone-watch.ts'
import { checkSiren, handOverShift, noteShift, readHandover, settlePhoneTest, testReceipt } from './shift/shift.ts'
import { stationRound } from './shift/station-watch.ts'
import { acknowledgeOutage } from './silence/acknowledge-outage.ts'
import { round } from './silence/round.ts'
import { heard, lost, notUnderstood } from './silence/supervision.ts'
import { settleTrouble, troubleRound } from './silence/trouble-told.ts'
import type { State } from './state.ts'
import { hubBeat, watchedRound } from './watched/watched.ts'

export type Decision = Event[] | Refusal

export const isRefusal = (decision: Decision): decision is Refusal => !Array.isArray(decision)

/** No event at all means: this is known already, and the answer is the same as the first time. */
export function decide(command: Command, state: State): Decision {
  const { at } = command
  const on = (id: IncidentId, then: (incident: Incident) => Decision): Decision => {
    const incident = state.incidents.get(id)
    return incident ? then(incident) : { refused: 'no-such-incident' }
  }
  switch (command.type) {
    case 'Press':
      return press(command, state)
    case 'SelfPress':
      return selfPress(command, state)
    case 'Heard':
      return [
        ...withSign(heard(command.device, command.beat, command.site, at, state)),
        ...marksOfBattery(command.device, command.beat, at, state),
      ]
    case 'DeviceLost':
      return lost(command.device, at, state)
    case 'NotUnderstood':
      return notUnderstood(command, state)
    case 'TimePassed':
      return timePassed(command.rosters, at, state)
    case 'SupervisionRound':
      return eachOnItsOwn(
        () => round(command.directory, at, state),
        () => phoneRound(command.directory, at, state),
        () => phoneProbes(command.directory, at, state),
        () => (command.consoles ? stationRound(command.directory, command.consoles, at, state) : []),
        () => supervisionDay(command.directory, at, state),
        () => troubleRound(command.directory, at, state),
        () => powerRound(at, state),
        () => watchedRound(command.directory, command.reachesNobodySince ?? null, at, state),
      )
    case 'HubBeat':
      return hubBeat(command, state)
    case 'HubPause':
      return [{ type: 'HubPaused', at, from: command.from }]
    case 'ClockJump':
      return [{ type: 'ClockJumped', at, by: command.by }]
    case 'PowerHeard':
      return powerHeard(command, state)
    case 'PowerUnheard':
      return powerUnheard(command, state)
    case 'AcknowledgeOutage':
      return acknowledgeOutage(command, state)
    case 'LifeRound':
      return lifeRound(command.directory, at, state)
    case 'RecordSupervisionDay':
      return inParts({ type: 'SupervisionDay', at, ...command.figures })
    case 'HubStart':
      return [{ type: 'HubStarted', at, downSince: command.downSince, version: command.version }]
    case 'HubStop':
      return [{ type: 'HubStopped', at }]
    case 'Acknowledge':
      return on(command.incident, (incident) => acknowledge(command, incident))
    case 'Dispatch':
      return on(command.incident, (incident) => dispatch(command, incident, state))
    case 'Arrive':
      return on(command.incident, (incident) => arrive(command, incident))
    case 'Close':
      return on(command.incident, (incident) => close(command, incident, state))
    case 'Note':
      return on(command.incident, (incident) => note(command, incident))
    case 'HandOver':
      return on(command.incident, (incident) => handOver(command, incident))
    case 'Shown':
      return on(command.incident, (incident) => shown(command, incident, state))
    case 'MakeReal':
      return on(command.incident, (incident) => makeReal(command, incident, state))
    case 'ReceiptArrived':
      return on(command.incident, (incident) => receipt(command, incident, state))
    case 'OrderMessages':
      return orderMessages(command, state)
    case 'ProgressMessages':
      return progressMessages(command, state)
    case 'HearKey':
      return on(command.incident, (incident) => hearKey(command, incident))
    case 'HearSms':
      return hearSms(command, state)
    case 'TestMessage':
      return testMessage(command)
    case 'AskBalance':
      return askBalance(command)
    case 'HearBalance':
      return hearBalance(command, state)
    case 'PushReach':
      return pushReach(command, state)
    case 'Mistake':
      return mistake(command, state)
    case 'ShowPositions':
      return showPositions(command, state)
    case 'DeclareOutside':
      return declareOutside(command, state)
    case 'EndOutside':
      return [{ type: 'OutsideEnded', at, site: command.site, by: command.by }]
    case 'ArmTest':
      return armTest(command)
    case 'CallOffTest':
      return callOffTest(command, state)
    case 'PutOnTest':
      return putOnTest(command)
    case 'EndOnTest':
      return endOnTest(command, state)
    case 'BypassButton':
      return bypass(command)
    case 'EndBypass':
      return endBypass(command, state)
    case 'PlanExercise':
      return planExercise(command, state)
    case 'CallOffExercise':
      return callOffExercise(command, state)
    case 'RingExercise':
      return ringExercise(command, state)
    case 'SignOn': {
      const post = state.duty.get(command.person)
      if (post?.station === command.station && post.role === command.role) return []
      return [{ type: 'DutyStarted', at, person: command.person, role: command.role, station: command.station }]
    }
    case 'SignOff':
      return state.duty.has(command.person) ? [{ type: 'DutyEnded', at, person: command.person }] : { refused: 'not-signed-on' }
    case 'HandOverShift':
      return handOverShift(command, state)
    case 'NoteShift':
      return noteShift(command, state)
    case 'ReadHandover':
      return readHandover(command, state)
    case 'CheckSiren':
      return checkSiren(command, state)
    case 'TestPhones':
      return [{ type: 'PhoneTested', at, person: command.person, by: command.by, phones: [...command.phones] }]
    case 'SettlePhoneTest':
      return settlePhoneTest(command, state)
    case 'TestReceiptArrived':
      return testReceipt(command, state)
    case 'RecordSignIn':
      if (command.result === 'refused' || command.person === null) return [{ type: 'SignInRefused', at, person: command.person }]
      return [{ type: command.result === 'in' ? 'PersonSignedIn' : 'PersonSignedOut', at, person: command.person }]
    case 'RecordRegistryChange': {
      const { version, by, action, subject, fields } = command
      if (version <= state.registryVersion) return []
      return [{ type: 'RegistryChanged', at, version, by, action, subject, ...(fields && { fields }) }]
    }
    case 'RecordMapFile':
      return [{ type: 'MapFileChanged', at, by: command.by, size: command.size }]
    case 'TestBell':
      return testBell(command, state)
    case 'AnswerBellTest':
      return answerBellTest(command, state)
    case 'BeginPhoneCheck':
      return [{ type: 'PhoneCheckBegan', at, until: command.until }]
    case 'RecordBackup':
      return [{ type: 'BackupTaken', at, by: command.by, bytes: command.bytes }]
    case 'RecordBackupTry':
      return [{ ...command.tried, at }]
    case 'RecordSelfDrill': {
      const { drill, startedAt, by, legs } = command
      return [{ type: 'SelfDrillRan', at, drill, startedAt, by, legs }]
    }
    case 'ForgetPast':
      return forgetPast(command, state)
    case 'SettleTrouble':
      return settleTrouble(command, state)
    case 'SettleNotices':
      return command.outcomes.length > 0 ? [{ type: 'NoticesSettled', at, outcomes: command.outcomes }] : []
    default:
      return assertNever(command)
  }
}
