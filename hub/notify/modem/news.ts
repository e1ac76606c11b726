/** What a modem says, as the desk understands it: how far orders came, keys, short messages that came in, and balances. */
import type { GatewayId } from '../../contract/ids.ts'
import type { MessageProgress, MessageState } from '../../contract/message-events.ts'
import type { CallStatusMessage, ModemSays, SmsInMessage, SmsStatusMessage, UssdInMessage } from '../../contract/modem-messages.ts'
import type { Command } from '../../core/commands.ts'
import type { Outgoing } from '../../core/messages/outgoing-view.ts'
import { assertNever } from '../../core/never.ts'
import type { ModemDeps } from './deps.ts'
import type { Flights } from './flights.ts'
import { actorOf, writerOf } from './who.ts'

export type ModemHears = (gateway: GatewayId, said: ModemSays) => Promise<void>

/** The modem itself, and not the number or the network, is why: another modem may do it. */
const OF_THE_MODEM = /^(sim-|no-pdu-mode$|modem-silent$|full$)/

type Deps = Omit<ModemDeps, 'publish'> & { flights: Flights; wake(): void }
type Status = SmsStatusMessage | CallStatusMessage

export function createNews({ clock, log, desk, world, flights, wake }: Deps): ModemHears {
  async function take(command: Command): Promise<void> {
    const answer = await desk.submit(command)
    if (answer.ok) return
    // Whatever it was about is gone: said again it would be refused again.
    if (answer.refusal.refused !== 'journal-behind')
      return log.warn({ command: command.type, ...answer.refusal }, 'what a modem said was refused')
    throw new Error(`what a modem said was not taken: ${answer.refusal.refused}`)
  }

  /** How far it came; null: nothing that is told. */
  function reached({ state, later, code }: Status, messages: readonly Outgoing[]): MessageState | null {
    switch (state) {
      case 'queued':
        return 'accepted'
      case 'sent':
      case 'dialling':
      case 'ringing':
        return 'sent'
      case 'delivered':
      case 'answered':
        return 'delivered'
      case 'pressed':
        return 'answered'
      case 'ended':
        return messages.some((each) => each.state === 'answered') ? null : 'later'
      case 'failed':
        return code === 'expired' ? 'expired' : later ? 'later' : 'never'
      default:
        return assertNever(state)
    }
  }

  async function status(gateway: GatewayId, said: Status): Promise<void> {
    // Of the pieces of a long message only the whole is told.
    if ('part' in said && said.part !== undefined) return
    const messages = world.ofOrder(said.id)
    if (messages.length === 0) return log.info({ gateway, order: said.id, state: said.state }, 'a modem speaks of what nobody here asked')
    const code = said.state === 'ended' ? (said.code ?? 'not-pressed') : said.code
    if (said.state === 'failed') {
      // Another has been asked meanwhile.
      if (messages.some((each) => each.gateway !== gateway)) return
      const isLate = messages.every(({ expiresAt }) => expiresAt <= clock.now())
      if (OF_THE_MODEM.test(code ?? '') && !isLate && flights.failed(said.id, gateway, world.modems())) {
        log.warn({ gateway, order: said.id, code }, 'a modem cannot do what it was asked')
        return wake()
      }
    } else flights.heard(said.id, gateway)
    if (said.state === 'pressed' && 'digit' in said && said.digit !== undefined) return pressed(said.digit, messages)
    const state = reached(said, messages)
    if (state === null) return
    const progress = messages.map(
      ({ id, incident }): MessageProgress => ({
        message: id,
        incident,
        state,
        order: said.id,
        gateway,
        ...(code !== undefined && { code }),
      }),
    )
    await take({ type: 'ProgressMessages', at: clock.now(), progress })
  }

  /** Of an alarm it is an answer; of a test it is the proof that it came. */
  async function pressed(key: string, [message]: readonly Outgoing[]): Promise<void> {
    if (!message) return
    const { id, incident, person } = message
    const at = clock.now()
    if (incident !== null) return take({ type: 'HearKey', at, incident, message: id, key, by: actorOf(world, person) })
    await take({ type: 'ProgressMessages', at, progress: [{ message: id, incident, state: 'answered', code: key }] })
  }

  async function sms(gateway: GatewayId, { id, from, text, at }: SmsInMessage): Promise<void> {
    const sentAt = Date.parse(at)
    await take({
      ...{ type: 'HearSms', at: clock.now(), sms: `${gateway}/${id}`, gateway, text, ...writerOf(world, from) },
      sentAt: Number.isFinite(sentAt) ? sentAt : null,
      directory: world.directory(),
    })
  }

  async function balance(gateway: GatewayId, { id, text, code }: UssdInMessage): Promise<void> {
    const why = text === undefined ? (code ?? 'no-reply') : code
    await take({ type: 'HearBalance', at: clock.now(), gateway, ask: id, text: text ?? null, ...(why !== undefined && { why }) })
  }

  return async (gateway, said) => {
    // Whoever holds the password of a box in a shop speaks for no telephone.
    if (!world.isModem(gateway)) return log.warn({ gateway, what: said.what }, 'a gateway that is no modem speaks as one')
    switch (said.what) {
      case 'sms/status':
      case 'call/status':
        return status(gateway, said.news)
      case 'sms/in':
        return sms(gateway, said.news)
      case 'ussd/in':
        return balance(gateway, said.news)
      default:
        return assertNever(said)
    }
  }
}
