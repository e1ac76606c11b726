/**
 * A GSM modem behind a gateway: what the hub asks on `…/out` is kept on disk and done, and what the modem says goes to the hub
 * through the outbox, so that it survives the hub's absence and the bridge's own end.
 */
import { createHash } from 'node:crypto'
import { gatewayBeatTopic, MODEM_ORDERS, type ModemNews, modemTopic } from '../../hub/contract/topics.ts'
import type { Bridge } from '../bridge.ts'
import type { Clock } from '../clock.ts'
import type { ModemConfig } from '../config.ts'
import { createDeliveries } from '../deliveries.ts'
import { openLink } from '../link.ts'
import type { Log } from '../log.ts'
import { openOutbox } from '../outbox.ts'
import { openPort } from '../port.ts'
import { createReceiver, type LineState } from '../receiver.ts'
import { createStrangers } from '../strangers.ts'
import { createVitals } from '../vitals.ts'
import { createCallOut } from './call-out.ts'
import { openJobs } from './jobs.ts'
import { createModem } from './modem.ts'
import { createPhraseUpload } from './phrase-upload.ts'
import { powerCycle } from './power-cycle.ts'
import { createSmsIn } from './sms-in.ts'
import { createSmsOut } from './sms-out.ts'
import { MODEM_TIMES, type ModemTimes } from './times.ts'
import { createUssd } from './ussd.ts'

const CLOSE_DISK_MS = 1_500
const PINS = 'pin:'

type Options = { clock: Clock; log: Log; times?: ModemTimes }

/** Rejects, in words, when the folder cannot be used. */
export async function openModemBridge(config: ModemConfig, { clock, log, times = MODEM_TIMES }: Options): Promise<Bridge> {
  const { gateway, modem: settings } = config
  const outbox = await openOutbox(config.dataDir, { clock, log })
  const jobs = await openJobs(config.dataDir, { clock, log })
  let told = 0

  const link = openLink({
    url: config.mqttUrl,
    ca: config.ca,
    gateway,
    password: config.password,
    clock,
    log,
    isWell: () => line() === 'open',
    listens: { topics: MODEM_ORDERS.map((order) => modemTopic(gateway, order)), heard: ordered },
    up() {
      vitals.say()
      strangers.tellAgain()
      deliveries.offerAll()
    },
    down: () => deliveries.linkLost(),
  })
  const strangers = createStrangers(gateway, link, clock, log)
  const deliveries = createDeliveries({
    link,
    outbox,
    kept: outbox.kept.waiting,
    clock,
    log,
    delivered() {},
    // Without what it says: texts and numbers of people are never logged.
    refused: ({ topic }) => strangers.report({ why: 'refused', sentence: 'what the modem said', device: topic }),
  })

  function tell(what: ModemNews, message: object, done: (isSafe: boolean) => void = () => {}): void {
    told += 1
    const payload = JSON.stringify(message)
    const print = createHash('sha256').update(payload).digest('hex').slice(0, 16)
    const name = `${what} ${clock.now().toString(36)}-${told} ${print}`
    deliveries.take({ name, key: name, press: '', at: clock.now(), topic: modemTopic(gateway, what), payload }, (why) => done(why === null))
  }

  const tried = {
    prints: new Set([...jobs.kept.keys()].filter((name) => name.startsWith(PINS)).map((name) => name.slice(PINS.length))),
    has: (print: string) => tried.prints.has(print),
    async add(print: string) {
      await jobs.put(`${PINS}${print}`, new Date(clock.now()).toISOString())
      tried.prints.add(print)
    },
    clear(print: string) {
      if (tried.prints.delete(print)) void jobs.put(`${PINS}${print}`, null).catch(() => {})
    },
  }
  const modem = createModem({
    clock,
    log,
    times,
    pin: settings.pin,
    tried,
    write: (text) => port.write(text),
    powerCycle: () => powerCycle(settings.reset, log),
    reopen: () => port.reopen(),
    unsolicited,
    owed: () => recordings.owed(),
    ready() {
      smsIn.collect()
      recordings.ready()
    },
    changed() {
      for (const each of [smsOut, callOut, ussd]) each.wake()
      vitals.say()
    },
  })
  const own = { modem, jobs, clock, log, times }
  const smsOut = createSmsOut({ ...own, tell: (status) => tell('sms/status', status) })
  const smsIn = createSmsIn({ ...own, report: smsOut.report, handOver: (message, done) => tell('sms/in', message, done) })
  const isBusy = () => modem.obstacle() === null && [smsOut, callOut, ussd].some((each) => each.counts().waiting > 0)
  const recordings = createPhraseUpload({ ...own, folder: settings.phrases ?? null, baud: config.baud, isBusy })
  const callOut = createCallOut({ ...own, recordings, tell: (status) => tell('call/status', status) })
  const ussd = createUssd({ ...own, tell: (answer) => tell('ussd/in', answer) })

  function unsolicited(text: string): void {
    const [first = '', second = ''] = text.split('\n')
    const [, memory, index] = /^\+CDSI: ?"(\w+)",(\d+)/.exec(first) ?? []
    if (/^\+CMTI:/.test(first)) smsIn.collect()
    else if (/^\+(CMT|CDS):/.test(first)) smsIn.direct(second)
    else if (memory && index) smsIn.stored(memory, index)
    else {
      callOut.unsolicited(text)
      ussd.unsolicited(text)
    }
  }

  function ordered(topic: string, payload: Uint8Array): void {
    const doer = { 'sms/out': smsOut, 'call/out': callOut, 'ussd/out': ussd }
    const what = MODEM_ORDERS.find((order) => topic === modemTopic(gateway, order))
    const why = what ? doer[what].take(payload) : 'a topic that was not asked for'
    if (why !== null) strangers.report({ why: 'form', sentence: why, device: topic })
  }

  const counts = () => {
    const sms = smsOut.counts()
    const calls = callOut.counts()
    return {
      sent: sms.sent,
      delivered: sms.delivered,
      failed: sms.failed,
      received: smsIn.received(),
      calls: calls.calls,
      answered: calls.answered,
      waiting: sms.waiting + calls.waiting,
      restarts: modem.restarts(),
      ...recordings.counts(),
      refused: deliveries.refused(),
      outbox: deliveries.waiting(),
      diskFailing: outbox.trouble() === null && jobs.trouble() === null ? 0 : 1,
    }
  }
  const vitals = createVitals({
    clock,
    line,
    counters: counts,
    more() {
      const { revision, ...standing } = modem.vitals()
      return {
        ...(standing.signal !== null && { rssi: standing.signal }),
        ...(revision !== '' && { firmware: revision.slice(0, 64) }),
        modem: standing,
      }
    },
    publish: (payload) => link.publish(gatewayBeatTopic(gateway), payload),
  })
  const receiver = createReceiver(clock, null, () => vitals.say())
  function line(): LineState {
    return receiver.state() === 'open' && modem.isSilent() ? 'silent' : receiver.state()
  }
  const port = openPort({
    path: config.serial,
    baud: config.baud,
    format: config.format,
    clock,
    log,
    heard: (bytes) => modem.heard(bytes),
    opened() {
      receiver.opened()
      modem.opened()
    },
    closed() {
      receiver.closed()
      modem.closed()
    },
  })

  return {
    counts,
    standing: () => ({
      what: 'modem',
      line: line(),
      obstacle: modem.obstacle()?.code ?? null,
      hub: link.isUp(),
      waiting: deliveries.waiting() + counts().waiting,
    }),
    async close() {
      for (const each of [smsOut, smsIn, callOut, ussd, recordings, receiver, vitals]) each.close()
      modem.close()
      await port.close()
      await Promise.all([outbox.close(CLOSE_DISK_MS), jobs.close(CLOSE_DISK_MS)])
      await link.close()
    },
  }
}
