/** Service codes such as *101# for the balance (3GPP TS 27.007 §7.15): one at a time, each asked once. */
import { readModemOrder, type UssdInMessage } from '../../hub/contract/modem-messages.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { isPast } from './due.ts'
import { EXPIRED, type Failure, failureOf, UNREADABLE } from './failures.ts'
import type { Jobs } from './jobs.ts'
import type { Modem } from './modem.ts'
import { openOrders, takeTurns } from './orders.ts'
import type { ModemTimes } from './times.ts'

export type Ussd = {
  take(payload: Uint8Array): string | null
  unsolicited(text: string): void
  wake(): void
  counts(): { waiting: number }
  close(): void
}

type UssdJob = { id: string; code: string; expiresAt: number; takenAt: number; answer: UssdInMessage | null }
type Reply = { mode: number; text: string }

type UssdOptions = {
  modem: Pick<Modem, 'send' | 'obstacle'>
  jobs: Pick<Jobs, 'kept' | 'put'>
  clock: Clock
  log: Log
  times: ModemTimes
  tell(answer: UssdInMessage): void
}

const NAME = 'ussd:'
const COMMAND_LIMIT_MS = 30_000
/** `<m>`: 0 no more, 1 the service asks back, 2 ended by the network, 4 not supported, 5 no answer in time. */
const ASKS_BACK = 1
const NOT_SUPPORTED = 4

/** `+CUSD: <m>[,<str>,<dcs>]`; the text may hold line feeds, and in UCS-2 it is hex (23.038 §5). */
export function readReply(line: string): Reply | null {
  const [, mode, text = '', dcs = '15'] = /^\+CUSD: ?(\d)(?:, ?"([\s\S]*)"(?:, ?(\d+))?)?$/.exec(line) ?? []
  if (mode === undefined) return null
  const coding = Number(dcs)
  const isWide = coding === 0x11 || ((coding & 0xc0) === 0x40 && (coding & 0x0c) === 0x08)
  const isHex = /^([0-9A-Fa-f]{4})+$/.test(text)
  return { mode: Number(mode), text: isWide && isHex ? Buffer.from(text, 'hex').swap16().toString('utf16le') : text }
}

export function createUssd({ modem, jobs, clock, log, times, tell }: UssdOptions): Ussd {
  const isOver = ({ answer }: UssdJob) => answer !== null
  const orders = openOrders<UssdJob>({ name: NAME, jobs, clock, log, isOver, unkept: 'a service code is asked without being on disk' })
  const { waiting, keep } = orders
  const turns = takeTurns(clock, run, () => Math.min(...waiting().map(({ expiresAt }) => expiresAt)))
  let heard: ((reply: Reply | null) => void) | null = null

  function settle(job: UssdJob, answer: Omit<UssdInMessage, 'id' | 'at'>): Promise<void> {
    job.answer = { id: job.id, ...answer, at: new Date(clock.now()).toISOString() }
    tell(job.answer)
    return keep(job)
  }

  async function accept(job: UssdJob): Promise<void> {
    orders.add(job)
    await keep(job)
    turns.wake()
  }

  async function run(): Promise<void> {
    for (const job of waiting()) {
      const obstacle = modem.obstacle()
      if (isPast(job.expiresAt, clock.now())) await settle(job, EXPIRED)
      else if (obstacle && !obstacle.later) await settle(job, obstacle)
      else if (!obstacle && !turns.isClosed()) await dial(job)
    }
  }

  async function dial(job: UssdJob): Promise<void> {
    const reply = new Promise<Reply | null>((resolve) => {
      heard = resolve
    })
    const limit = clock.after(times.ussdMs, () => heard?.(null))
    const answer = await modem.send({ text: `AT+CUSD=1,"${job.code}",15`, limitMs: COMMAND_LIMIT_MS })
    // Some modems say the reply before they say OK, so it is listened for from the beginning.
    const said = answer.ok ? await reply : null
    limit.cancel()
    heard = null
    if (turns.isClosed()) return
    if (!answer.ok) return settle(job, failureOf(answer))
    if (!said) return settle(job, { code: 'no-reply', later: true })
    if (said.mode === ASKS_BACK) await modem.send({ text: 'AT+CUSD=2', limitMs: COMMAND_LIMIT_MS })
    const failure: Failure | null = said.text !== '' ? null : { code: `ussd-${said.mode}`, later: said.mode !== NOT_SUPPORTED }
    await settle(job, failure ?? { text: said.text, ...(said.mode === ASKS_BACK && { more: true }), later: false })
  }

  return {
    take(payload) {
      const read = readModemOrder('ussd/out', payload)
      if (!read.ok) {
        if (read.id !== null) tell({ id: read.id, ...UNREADABLE, at: new Date(clock.now()).toISOString() })
        return 'a service code that is not understood'
      }
      const { id, code, expiresAt } = read.order
      const known = orders.get(id)
      if (known?.answer) tell(known.answer)
      if (!known) void accept({ id, code, expiresAt: Date.parse(expiresAt), takenAt: clock.now(), answer: null })
      return null
    },
    unsolicited(text) {
      const reply = readReply(text)
      if (reply) heard?.(reply)
    },
    wake: turns.wake,
    counts: () => ({ waiting: waiting().length }),
    close() {
      turns.close()
      heard?.(null)
    },
  }
}
