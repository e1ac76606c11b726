/**
 * Tells people by short message and by telephone. A follower of what is asked for, which looks at everything that is not over anew each
 * time: what waits, what a modem was given and has not confirmed, what is too late or no longer true. A restart goes on where it was.
 */
import { randomUUID } from 'node:crypto'
import type { EventType } from '../../contract/events.ts'
import type { GatewayId } from '../../contract/ids.ts'
import type { MessageProgress } from '../../contract/message-events.ts'
import type { Command } from '../../core/commands.ts'
import type { Timer } from '../../desk/clock.ts'
import type { Follower } from '../../desk/follower.ts'
import type { Answer } from '../../desk/types.ts'
import { createBalances } from './balances.ts'
import type { ModemDeps } from './deps.ts'
import { createFlights } from './flights.ts'
import { createNews, type ModemHears } from './news.ts'
import { fitsIn, payloadOf } from './payloads.ts'
import { type Given, givenOrders, type NewOrder, planNext } from './queue.ts'

export type Modem = Follower & {
  /** Takes up what an earlier run left. */
  start(): void
  /** What a gateway said; resolves when the desk has it. Rejects when it could not be taken: the gateway is to say it again. */
  news: ModemHears
  close(): void
}

/** How long after its time it is waited for what became of an order; a call takes so much longer. */
const LATE_MS = 30_000
const CALL_LASTS_MS = 120_000
const TURN_MS = 1_000

const WAKES: ReadonlySet<EventType> = new Set<EventType>([
  'MessagesRequested',
  'MessagesProgressed',
  'MessageTested',
  'BalanceAsked',
  'IncidentAcknowledged',
  'IncidentClosed',
])

export function createModem({ clock, log, desk, world, publish }: ModemDeps): Modem {
  const flights = createFlights(clock)
  const balances = createBalances({ clock, log, desk, world, publish })
  let isTurning = false
  let isWanted = false
  let isClosed = false
  let timer: Timer | null = null

  async function submit(command: Command): Promise<Extract<Answer, { ok: true }> | null> {
    try {
      const answer = await desk.submit(command)
      if (answer.ok) return answer
      log.error({ command: command.type, refused: answer.refusal.refused }, 'the desk refused what became of messages')
    } catch (error) {
      log.error({ command: command.type, err: error }, 'the desk failed to take what became of messages')
    }
    return null
  }
  async function progress(ended: MessageProgress[]): Promise<void> {
    if (ended.length === 0) return
    const over = ended.filter(({ code }) => code === 'over-budget').length
    if (over > 0) log.error({ messages: over }, 'messages are not sent: as many were as the office allows in an hour')
    const late = ended.filter(({ code }) => code === 'no-modem').length
    if (late > 0) log.error({ messages: late }, 'messages are not sent: no modem could be asked before they were too late')
    await submit({ type: 'ProgressMessages', at: clock.now(), progress: ended })
  }

  function ask(given: Given): void {
    const payload = payloadOf(world, given)
    if (!payload) return
    // Of one that is not there it is known that it was not asked: the next turn asks again, and every few seconds is enough.
    flights.asked(given.order, given.gateway)
    publish(given.gateway, payload.what, JSON.stringify(payload.body))
  }
  /** Written down before it is said, so that a restart asks for the same thing and not for another. */
  async function give(order: string, { gateway, channel, messages }: NewOrder): Promise<void> {
    const named = messages.map(({ id, incident }) => ({ message: id, incident }))
    const answer = await submit({ type: 'OrderMessages', at: clock.now(), order, gateway, channel, messages: named })
    if (answer && answer.recorded.length > 0 && !isClosed) ask({ order, gateway, channel, messages })
  }

  /** What a gateway has not said in time, nothing more is heard of. */
  function lapsed(given: readonly Given[]): MessageProgress[] {
    return given.flatMap(({ order, channel, messages }) => {
      const last = Math.max(...messages.map(({ expiresAt }) => expiresAt)) + LATE_MS + (channel === 'call' ? CALL_LASTS_MS : 0)
      if (clock.now() < last) return []
      return messages.map(({ id, incident }): MessageProgress => ({ message: id, incident, state: 'expired', order, code: 'no-status' }))
    })
  }

  async function standing(given: readonly Given[], modems: readonly GatewayId[]): Promise<void> {
    for (const each of given) {
      const isBegun = each.messages.some(({ state }) => state === 'sent' || state === 'delivered')
      const isLate = each.messages.every(({ expiresAt }) => expiresAt <= clock.now())
      if (isBegun || isLate || !each.messages.some(world.isTrue)) continue
      const next = flights.next(each, modems)
      if (next === 'ask') ask(each)
      else if (next) {
        log.warn({ from: each.gateway, to: next.moveTo, order: each.order }, 'a modem does not do what it was asked: another is asked')
        await give(each.order, { ...each, gateway: next.moveTo })
      }
    }
  }

  async function turn(): Promise<void> {
    const messages = world.underWay()
    const modems = flights.inOrder(world.modems())
    const given = givenOrders(messages)
    flights.keepOnly(new Set(given.map(({ order }) => order)))
    balances.turn(modems)
    await progress(lapsed(given))
    await standing(given, modems)
    const { orders, ended } = planNext({
      now: clock.now(),
      waiting: messages.filter(({ order }) => order === null),
      given,
      modems,
      left: { sms: world.left('sms'), call: world.left('call') },
      isTrue: world.isTrue,
      hasNumber: (person) => world.numberOf(person) !== null,
      fits: (same) => fitsIn(world, same),
      isDrill: (message) => world.brief(message)?.marks.includes('drill') ?? false,
    })
    await progress(ended)
    for (const order of orders) await give(`o-${randomUUID()}`, order)
    const isBusy = messages.length > 0 || world.balances().length > 0
    timer?.cancel()
    timer = isBusy && !isClosed ? clock.after(TURN_MS, wake) : null
  }

  function wake(): void {
    isWanted = true
    if (isTurning || isClosed) return
    isTurning = true
    // After the turn of the loop in which it was told: a press is not held up, and what is asked for together goes together.
    setImmediate(() => {
      isWanted = false
      const again = () => {
        isTurning = false
        if (isWanted) wake()
      }
      if (isClosed) return again()
      turn().then(again, (error: unknown) => {
        log.error({ err: error }, 'short messages and calls were not looked at')
        timer?.cancel()
        timer = clock.after(TURN_MS, wake)
        again()
      })
    })
  }

  return {
    name: 'modem',
    told({ recorded }) {
      if (recorded.some(({ event }) => WAKES.has(event.type))) wake()
    },
    start: wake,
    news: createNews({ clock, log, desk, world, flights, wake }),
    close() {
      isClosed = true
      timer?.cancel()
    },
  }
}
