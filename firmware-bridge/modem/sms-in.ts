/** Messages that come in: read from the SIM, handed over, and deleted there only when the hub or the outbox on disk has them. */
import type { SmsInMessage } from '../../hub/contract/modem-messages.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { fieldsOf } from './ask.ts'
import type { AtAnswer } from './at-channel.ts'
import type { Modem } from './modem.ts'
import { putTogether, type Stored, type Whole } from './pieces.ts'
import { decodeReceived, type Report } from './sms/received.ts'
import type { ModemTimes } from './times.ts'

export type SmsIn = {
  /** Something may lie on the SIM. */
  collect(): void
  /** Handed over without being stored: +CMT, +CDS. */
  direct(pdu: string): void
  /** A report that was stored (+CDSI). */
  stored(memory: string, index: string): void
  received(): number
  close(): void
}

type SmsInOptions = {
  modem: Pick<Modem, 'send' | 'obstacle' | 'vitals'>
  clock: Clock
  log: Log
  times: ModemTimes
  report(report: Report): void
  /** Calls `done` with true when it is at the hub or in the outbox, with false when neither can take it now. */
  handOver(message: SmsInMessage, done: (isSafe: boolean) => void): void
}

const LIST = /^(\+CMGL:|[0-9A-Fa-f]{16,}$)/
const READ = /^(\+CMGR:|[0-9A-Fa-f]{16,}$)/
const CPMS = /^\+CPMS:/
const MOST_REMEMBERED = 500

export function createSmsIn({ modem, clock, log, times, report, handOver }: SmsInOptions): SmsIn {
  /** Pieces that lie nowhere else. */
  let loose: Stored[] = []
  const seenAt = new Map<string, number>()
  const inHand = new Set<string>()
  /** Safe already, should the modem have kept them. */
  const safe = new Set<string>()
  let received = 0
  let isRunning = false
  let again = false
  let isClosed = false
  let timer: { cancel(): unknown } | null = null

  async function remove(index: number): Promise<void> {
    const answer = await modem.send({ text: `AT+CMGD=${index}`, limitMs: times.listMs })
    if (!answer.ok) log('warn', 'a message that was handed over could not be deleted', { index, why: answer.why })
  }

  function unreadable(pdu: string, index: number | null): void {
    log('warn', 'a message that cannot be read is handed over as it is', { index })
    give(
      {
        id: `in-${pdu.slice(-40)}`,
        from: '',
        text: '',
        at: clock.now(),
        isText: false,
        incomplete: false,
        indices: index === null ? [] : [index],
      },
      pdu,
    )
  }

  function give(whole: Whole, pdu?: string): void {
    const { id, indices } = whole
    if (inHand.has(id)) return
    if (safe.has(id)) {
      for (const index of indices) void remove(index)
      return
    }
    inHand.add(id)
    const message: SmsInMessage = {
      id,
      from: whole.from,
      text: whole.isText ? whole.text : '',
      at: new Date(whole.at ?? clock.now()).toISOString(),
      ...(whole.incomplete && { incomplete: true }),
      ...(!whole.isText && { pdu: pdu ?? whole.text }),
    }
    handOver(message, (isSafe) => {
      inHand.delete(id)
      // It still lies on the SIM, and is given again with the next look.
      if (!isSafe) return
      safe.add(id)
      for (const oldest of safe) if (safe.size > MOST_REMEMBERED) safe.delete(oldest)
      received += 1
      for (const index of indices) void remove(index)
    })
  }

  function sort(pdu: string, index: number | null, stored: Stored[]): void {
    const read = decodeReceived(pdu)
    if (!read) return unreadable(pdu, index)
    if (read.is === 'deliver') return void stored.push({ message: read, index })
    report(read)
    if (index !== null) void remove(index)
  }

  function isOverdue(key: string): boolean {
    const since = seenAt.get(key) ?? clock.now()
    seenAt.set(key, since)
    return clock.now() - since >= times.piecesMs
  }

  async function run(): Promise<void> {
    const answer = await modem.send({ text: 'AT+CMGL=4', accepts: LIST, limitMs: times.listMs })
    if (!answer.ok) return log('warn', 'the messages on the SIM could not be read', { why: answer.why, code: answer.code })
    const stored: Stored[] = [...loose]
    for (const { pdu, index } of listed(answer)) sort(pdu, index, stored)
    settle(stored)
  }
  function settle(stored: Stored[]): void {
    const { wholes, waiting } = putTogether(stored, isOverdue)
    loose = loose.filter(({ message }) => waiting.some((key) => key.startsWith(`${message.from} ${message.piece?.reference} `)))
    for (const key of seenAt.keys()) if (!waiting.includes(key)) seenAt.delete(key)
    for (const whole of wholes) give(whole)
  }

  function collect(): void {
    again = true
    if (isRunning || isClosed) return
    isRunning = true
    void (async () => {
      while (again && !isClosed && modem.vitals().sim === 'ready' && (modem.obstacle()?.code ?? 'no-network') === 'no-network') {
        again = false
        await run()
      }
    })().finally(() => {
      isRunning = false
      timer?.cancel()
      if (!isClosed) timer = clock.after(times.collectMs, collect)
    })
  }

  return {
    collect,
    direct(pdu) {
      const stored: Stored[] = []
      sort(pdu, null, stored)
      loose.push(...stored)
      if (stored.length > 0) settle([...loose])
    },
    stored(memory, index) {
      void (async () => {
        await modem.send({ text: `AT+CPMS="${memory}"`, accepts: CPMS, limitMs: times.commandMs })
        const answer = await modem.send({ text: `AT+CMGR=${index}`, accepts: READ, limitMs: times.commandMs })
        const pdu = answer.lines.find((line) => !line.startsWith('+'))
        const read = pdu === undefined ? null : decodeReceived(pdu)
        if (read?.is === 'report') report(read)
        await modem.send({ text: `AT+CMGD=${index}`, limitMs: times.listMs })
        await modem.send({ text: 'AT+CPMS="SM","SM","SM"', accepts: CPMS, limitMs: times.commandMs })
      })()
    },
    received: () => received,
    close() {
      isClosed = true
      timer?.cancel()
    },
  }
}

/** `+CMGL: <index>,<stat>,[<alpha>],<length>` and the PDU in the next line (27.005 §4.1); 2 and 3 are messages of our own. */
function listed({ lines }: AtAnswer): { index: number; pdu: string }[] {
  return lines.flatMap((line, at) => {
    const pdu = lines[at + 1]
    if (!line.startsWith('+CMGL:') || pdu === undefined || pdu.startsWith('+')) return []
    const [index = '', status = ''] = fieldsOf(line)
    return status === '0' || status === '1' ? [{ index: Number(index), pdu }] : []
  })
}
