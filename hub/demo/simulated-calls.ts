/** The calls of the simulated modem: one line, one call; it rings on the wall until a finger takes it or its time is over. */
import type { PersonId } from '../contract/ids.ts'
import type { CallOutMessage, CallStatusMessage } from '../contract/modem-messages.ts'
import type { Timer } from '../desk/clock.ts'
import type { Telephone } from './telephone.ts'

export type CallStatus = Omit<CallStatusMessage, 'id' | 'at'>
export type SimulatedCalls = {
  /** @param telephone null: nobody has this number */
  make(order: CallOutMessage, telephone: Telephone | null): void
  press(person: PersonId, digit: string): boolean
  hangUp(person: PersonId): boolean
}

type CallsOptions = {
  later(ms: number, call: () => void): Timer
  now(): number
  stands(order: string, status: CallStatus): void
  begun(): void
  changed(telephone: Telephone): void
}
type Waiting = { order: CallOutMessage; telephone: Telephone | null }

const DIALS_MS = 800
const RINGS_MS = 45_000
const AFTER_KEY_MS = 1_500
const TALKS_MS = 60_000
/** The key that ends a call. */
const TAKES = '1'

export function simulateCalls({ later, now, stands, begun, changed }: CallsOptions): SimulatedCalls {
  const queue: Waiting[] = []
  let current: { order: CallOutMessage; telephone: Telephone; timer: Timer | null } | null = null

  function next(): void {
    const waiting = current ? undefined : queue.shift()
    if (!waiting) return
    const { order, telephone } = waiting
    const isLate = Date.parse(order.expiresAt) <= now()
    if (isLate || !telephone) {
      stands(order.id, { state: 'failed', code: isLate ? 'expired' : 'no-answer', later: true })
      return next()
    }
    begun()
    stands(order.id, { state: 'dialling', later: false })
    const call = { order, telephone, timer: null as Timer | null }
    current = call
    call.timer = later(DIALS_MS, () => {
      telephone.call = { state: 'ringing', say: order.say }
      stands(order.id, { state: 'ringing', later: false })
      call.timer = later(RINGS_MS, () => end('no-answer'))
      changed(telephone)
    })
  }

  function end(code: string): void {
    if (!current) return
    const { order, telephone, timer } = current
    timer?.cancel()
    const wasAnswered = telephone.call?.state === 'talking'
    stands(order.id, wasAnswered ? { state: 'ended', later: false } : { state: 'failed', code, later: true })
    if (!wasAnswered) telephone.missed += 1
    telephone.call = null
    current = null
    changed(telephone)
    next()
  }

  const on = (person: PersonId) => (current?.telephone.id === person && current.telephone.call ? current : null)

  return {
    make(order, telephone) {
      queue.push({ order, telephone })
      next()
    },
    press(person, digit) {
      const call = on(person)
      if (!call) return false
      const { order, telephone } = call
      call.timer?.cancel()
      if (telephone.call?.state === 'ringing') stands(order.id, { state: 'answered', said: order.say.length > 0, later: false })
      telephone.call = { state: 'talking', say: order.say }
      stands(order.id, { state: 'pressed', digit, later: false })
      call.timer = later(digit === TAKES ? AFTER_KEY_MS : TALKS_MS, () => end('no-answer'))
      changed(telephone)
      return true
    },
    hangUp(person) {
      if (!on(person)) return false
      end('busy')
      return true
    },
  }
}
