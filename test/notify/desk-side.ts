/** A pager with a desk and a registry that remember what they are told, phones on a local push service, and a clock that is pushed. */
import { randomBytes } from 'node:crypto'
import type { EventOf, Notice, SettledNotice } from '../../hub/contract/events.ts'
import type { IncidentId, NoticeId, PersonId, SubscriptionId } from '../../hub/contract/ids.ts'
import type { Command } from '../../hub/core/commands.ts'
import type { Log } from '../../hub/desk/log.ts'
import type { PushKeys, RegistryChange } from '../../hub/desk/ports/registry-change.ts'
import type { IncidentBrief, PagerDeps } from '../../hub/notify/deps.ts'
import { createPager } from '../../hub/notify/pager.ts'
import { generateVapidKeys } from '../../hub/notify/vapid.ts'
import { pushedClock } from '../harness/clock.ts'
import { type FakePhone, fakePhone } from '../harness/fake-phone.ts'
import type { PushService } from '../harness/push-service.ts'

export const INCIDENT = 'i-1' as IncidentId
export const HOLDUP: IncidentBrief = {
  kind: 'holdup',
  siteName: 'Tiệm vàng Kim Hoa',
  siteCode: 'K07',
  address: '12 Trần Hưng Đạo, phường Phú Lợi',
  at: Date.UTC(2026, 10, 22, 10, 40, 30),
  marks: [],
  phase: 'ringing',
}

export function deskSide(service: PushService, own: Partial<PagerDeps> = {}) {
  const clock = pushedClock()
  const settled: SettledNotice[] = []
  /** How many outcomes came with each command. */
  const batches: number[] = []
  /** What was put on the record of tests of phones. */
  const tests: Extract<Command, { type: 'TestPhones' | 'SettlePhoneTest' }>[] = []
  const changes: RegistryChange[] = []
  const logged: { level: keyof Log; fields: object; message: string }[] = []
  const keys = new Map<SubscriptionId, PushKeys>()
  const phones = new Map<PersonId, SubscriptionId[]>()
  const at = (level: keyof Log) => (fields: object, message: string) => void logged.push({ level, fields, message })
  const log: Log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }

  const pager = createPager({
    clock,
    log,
    desk: {
      async submit(command) {
        if (command.type === 'TestPhones' || command.type === 'SettlePhoneTest') tests.push(command)
        else if (command.type !== 'SettleNotices') throw new Error(`the pager asked for ${command.type}`)
        if (command.type !== 'SettleNotices') return { ok: true, recorded: [], written: Promise.resolve() }
        batches.push(command.outcomes.length)
        settled.push(...command.outcomes)
        return { ok: true, recorded: [], written: Promise.resolve() }
      },
    },
    registry: {
      pushKeys: (id) => keys.get(id) ?? null,
      async submit(change) {
        changes.push(change)
        return { ok: true, version: 1 }
      },
    },
    phonesOf: (person) => phones.get(person) ?? [],
    everyPhone: () => [...phones.values()].flat(),
    outbox: () => [],
    siteToRemind: () => null,
    troubles: { outbox: () => [], siteName: () => null },
    stillWanted: () => true,
    mayProbe: () => true,
    emptyDesk: () => 'Công an phường',
    stationPower: () => null,
    lostHub: () => null,
    describe: () => HOLDUP,
    language: () => 'vi',
    timeZone: () => 'Asia/Ho_Chi_Minh',
    vapid: { ...generateVapidKeys(), subject: () => 'mailto:hub@example.org' },
    receiptKey: randomBytes(32),
    publicUrl: () => 'https://hub.example.org',
    extraCa: service.caFile,
    tried: () => {},
    pushHosts: ['127.0.0.1'],
    ...own,
  })

  let made = 0
  const subscribe = (person: PersonId, push: PushKeys): SubscriptionId => {
    const id = `s-${++made}` as SubscriptionId
    keys.set(id, push)
    phones.set(person, [...(phones.get(person) ?? []), id])
    return id
  }
  const noticeFor = (person: PersonId, subscription: SubscriptionId, fields: Partial<Notice> = {}): Notice => ({
    id: `n-${++made}` as NoticeId,
    subscription,
    person,
    what: 'alarm',
    expiresAt: clock.now() + 60_000,
    ...fields,
  })
  let seq = 0
  const tell = (...notices: Notice[]): void => {
    const event: EventOf<'StepReached'> = {
      type: 'StepReached',
      at: clock.now(),
      incident: INCIDENT,
      step: 0,
      why: 'opened',
      told: [],
      watching: [],
      consoles: [],
      notices,
      unreachable: [],
    }
    pager.told({ recorded: [{ seq: ++seq, event }], incidents: new Set([INCIDENT]) })
  }

  return {
    clock,
    pager,
    settled,
    batches,
    tests,
    changes,
    logged,
    keys,
    phones,
    subscribe,
    noticeFor,
    tell,
    /** A phone of its own person, and a notice for it. */
    phone(fields: Partial<Notice> = {}): FakePhone & { person: PersonId; notice: Notice; outcome(): SettledNotice | undefined } {
      const phone = fakePhone(service)
      const person = `p-${++made}` as PersonId
      const { p256dh, auth } = phone.subscription.keys
      const notice = noticeFor(person, subscribe(person, { endpoint: phone.endpoint, p256dh, auth }), fields)
      return { ...phone, person, notice, outcome: () => settled.find((outcome) => outcome.notice === notice.id) }
    },
  }
}
export type DeskSide = ReturnType<typeof deskSide>
