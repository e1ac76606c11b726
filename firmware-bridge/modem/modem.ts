/**
 * One modem, kept alive: found, opened and prepared, asked how it stands, and found again when it falls silent: an escape and a
 * retry, then a reset by command, then its supply (BRIDGE_MODEM_RESET) and the line opened anew, with growing pauses.
 */
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { growingPauses } from '../pauses.ts'
import { asking, ModemLost } from './ask.ts'
import { type AtAnswer, type AtCommand, createAtChannel } from './at-channel.ts'
import { type ModemModel, modelOf } from './model.ts'
import { askNetwork, isRegistered, type Network, NO_NETWORK, registrationFrom } from './network.ts'
import { lookAtSim, openSim, type SimState, type TriedPins } from './sim.ts'
import { greet, type Identity, prepare } from './start.ts'
import { MODEM_TIMES, type ModemTimes } from './times.ts'

/** Why nothing can be sent; `later`: it may mend by itself, else someone has to act. */
export type Obstacle = { code: string; later: boolean }
export type ModemVitals = Network & { sim: SimState; model: string; revision: string }

export type Modem = {
  send(command: AtCommand): Promise<AtAnswer>
  obstacle(): Obstacle | null
  /** It does not answer. */
  isSilent(): boolean
  model(): ModemModel
  vitals(): ModemVitals
  restarts(): number
  heard(bytes: Uint8Array): void
  opened(): void
  closed(): void
  close(): void
}

type ModemOptions = {
  clock: Clock
  log: Log
  pin: string | null
  tried: TriedPins
  times?: ModemTimes
  write(text: string): boolean
  /** Cuts its supply and gives it back; resolves when it was done or could not be. */
  powerCycle(): Promise<void>
  /** Closes the line; it opens by itself. */
  reopen(): void
  unsolicited(text: string): void
  /** Something that `obstacle`, `isSilent` or `vitals` say is different. */
  changed(): void
  /** Bytes of a file that it may still wait for. */
  owed?(): number
  /** It begins anew: what it has stored can be read. */
  ready(): void
}

const MOST_PREPARES = 6

export function createModem(options: ModemOptions): Modem {
  const { clock, log, pin, tried, times = MODEM_TIMES, write, changed } = options
  const pauses = growingPauses(times.firstPauseMs, times.lastPauseMs)
  let stage: 'closed' | 'starting' | 'ready' = 'closed'
  /** It was not found: so until it is, whatever the line does meanwhile. */
  let isSilent = false
  let identity: Identity = { model: modelOf(''), name: '', revision: '' }
  let sim: SimState = 'unknown'
  let network: Network = NO_NETWORK
  let canText = true
  /** So many times more it is prepared, when it was not ready for all of it. */
  let preparesLeft = 0
  /** Looks at a SIM that was ready and is not: one is a bad contact. */
  let misses = 0
  let restarts = 0
  /** Whatever was begun under an older one is over. */
  let turn = 0
  let timer: { cancel(): unknown } | null = null

  const channel = createAtChannel({
    clock,
    write,
    ...(options.owed && { owed: options.owed }),
    strange: (line) => log('info', 'a line of the modem that is not understood', { line: withoutPeople(line) }),
    unsolicited(text) {
      const [, status] = /^\+C(?:E|G)?REG: ?(\d+)/.exec(text) ?? []
      // What it says of one domain is looked up for both.
      if (status !== undefined && registrationFrom(status) !== network.registration) lookSoon()
      if (/^\+CPIN:/.test(text)) lookSoon()
      options.unsolicited(text)
    },
    lost(why) {
      restarts += 1
      log('warn', why === 'restart' ? 'the modem has started anew' : 'the modem has not answered in time', { times: restarts })
      void begin()
    },
  })
  const ask = asking(channel, times.commandMs)

  const wait = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve))

  async function begin(): Promise<void> {
    turn += 1
    const mine = turn
    const isOver = () => mine !== turn
    timer?.cancel()
    channel.lose()
    stage = 'starting'
    changed()
    if (!(await find(isOver)) || isOver()) return
    isSilent = false
    pauses.reset()
    try {
      await start()
    } catch (error) {
      // Whoever lost it has begun again already.
      if (!(error instanceof ModemLost)) throw error
    }
  }

  async function find(isOver: () => boolean): Promise<boolean> {
    if (await channel.find(times.findTries, times.findMs)) return true
    if (isOver()) return false
    log('error', 'the modem does not answer: it is reset', { pause: times.resetMs })
    isSilent = true
    changed()
    write('AT+CFUN=1,1\r')
    if (await channel.find(times.resetTries, times.resetMs)) return true
    if (isOver()) return false
    log('error', 'the modem does not answer a reset either')
    await options.powerCycle()
    await wait(pauses.next())
    if (!isOver()) options.reopen()
    return false
  }

  async function start(): Promise<void> {
    identity = await greet(ask)
    sim = await openSim(ask, { pin, tried, clock, log })
    if (sim === 'ready') {
      preparesLeft = MOST_PREPARES
      await makeReady()
      await look()
    } else {
      network = NO_NETWORK
      log('error', SIM_WORDS[sim], { sim })
    }
    log('info', 'the modem answers', { model: identity.name, sim, ...network })
    stage = 'ready'
    changed()
    timer = clock.after(times.pollMs, poll)
    if (sim === 'ready') options.ready()
  }

  async function makeReady(): Promise<void> {
    const prepared = await prepare(ask, identity, log)
    canText = prepared.canText
    preparesLeft = prepared.isWhole ? 0 : preparesLeft - 1
    if (!canText && preparesLeft === 0) log('error', 'the modem does not take PDU mode: it can send no short messages')
  }

  async function look(): Promise<void> {
    const before = network
    network = await askNetwork(ask)
    if (isRegistered(before) !== isRegistered(network))
      log(isRegistered(network) ? 'info' : 'warn', isRegistered(network) ? 'in the network' : 'no network', { ...network })
  }

  const poll = () => void lookAgain()
  async function lookAgain(): Promise<void> {
    timer = clock.after(times.pollMs, poll)
    const standing = () => `${sim} ${network.registration} ${canText} ${preparesLeft}`
    const before = standing()
    try {
      const now = await lookAtSim(ask)
      const isOther = now !== sim && sim !== 'unknown'
      if ((now === 'ready' && sim !== 'ready') || (now === 'pin-needed' && isOther && sim !== 'pin-wrong')) return await begin()
      misses = now === 'ready' ? 0 : misses + 1
      // A PIN that was refused stays refused until someone acts.
      if (now !== 'unknown' && !(now === 'pin-needed' && sim === 'pin-wrong') && !(sim === 'ready' && misses === 1)) sim = now
      if (sim === 'ready' && preparesLeft > 0) {
        await makeReady()
        options.ready()
      }
      if (sim === 'ready') await look()
      else network = NO_NETWORK
    } catch (error) {
      if (!(error instanceof ModemLost)) throw error
      return
    }
    if (before !== standing()) changed()
  }
  function lookSoon(): void {
    if (stage !== 'ready') return
    timer?.cancel()
    timer = clock.after(times.soonMs, poll)
  }

  return {
    send: (command) => channel.send(command),
    obstacle() {
      if (stage === 'closed') return { code: 'line-closed', later: true }
      if (isSilent) return { code: 'modem-silent', later: true }
      if (stage === 'starting') return { code: 'modem-starting', later: true }
      if (sim !== 'ready') return { code: `sim-${sim}`, later: sim === 'unknown' }
      if (!canText) return preparesLeft > 0 ? { code: 'modem-starting', later: true } : { code: 'no-pdu-mode', later: false }
      return isRegistered(network) ? null : { code: 'no-network', later: true }
    },
    isSilent: () => isSilent,
    model: () => identity.model,
    vitals: () => ({ ...network, sim, model: identity.name, revision: identity.revision }),
    restarts: () => restarts,
    heard: (bytes) => channel.heard(bytes),
    opened: () => void begin(),
    closed() {
      turn += 1
      timer?.cancel()
      channel.lose()
      stage = 'closed'
      network = NO_NETWORK
      changed()
    },
    close() {
      turn += 1
      timer?.cancel()
      channel.lose()
    },
  }
}

/** Numbers and messages of people are never logged. */
const withoutPeople = (line: string): string => line.replaceAll(/"[^"]*"|\+?[0-9A-Fa-f]{7,}/g, '…').slice(0, 80)

const SIM_WORDS: Readonly<Record<Exclude<SimState, 'ready'>, string>> = {
  missing: 'there is no SIM in the modem',
  'pin-needed': 'the SIM asks for its PIN: give it as BRIDGE_MODEM_PIN',
  'pin-wrong': 'the SIM is closed: BRIDGE_MODEM_PIN is not its PIN',
  puk: 'the SIM is locked and asks for its PUK: open it in a telephone',
  failed: 'the SIM does not work',
  unknown: 'the modem does not say what its SIM is',
}
