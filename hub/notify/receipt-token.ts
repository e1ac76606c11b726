/** A receipt token: what a phone sends back to prove that it has shown a push. It carries all it stands for, so nothing is kept for it. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncidentId, NoticeId, PersonId, SubscriptionId } from '../contract/ids.ts'
import type { Clock } from '../desk/clock.ts'

export type Receipt =
  | { notice: NoticeId; incident: IncidentId }
  | { test: PersonId; subscription: SubscriptionId }
  /** The phone of nobody that is tried from the box. */
  | { check: string }

/** A phone that was off shows the message late, and a person opens it later still; a closed incident is remembered as long. */
const RECEIPT_LIFE_MS = 24 * 3_600_000

type Fields =
  | [until: number, notice: string, incident: string]
  | [until: number, test: string, subscription: string, kind: 'test']
  | [until: number, check: string, nothing: '', kind: 'check']

export function createReceiptTokens({ clock, key }: { clock: Pick<Clock, 'now'>; key: Buffer }) {
  const sign = (body: string) => createHmac('sha256', key).update(body).digest()

  return {
    /** At most 600 characters for ids of up to 160. */
    make(receipt: Receipt): string {
      const until = Math.ceil((clock.now() + RECEIPT_LIFE_MS) / 1000)
      const body = Buffer.from(JSON.stringify(fieldsOf(until, receipt))).toString('base64url')
      return `${body}.${sign(body).toString('base64url')}`
    },

    /** Null when it is not ours or too old. */
    read(token: string): Receipt | null {
      const [body = '', mac = '', ...rest] = token.split('.')
      const given = Buffer.from(mac, 'base64url')
      const own = sign(body)
      if (rest.length > 0 || given.length !== own.length || !timingSafeEqual(given, own)) return null
      const [until, id, of, kind] = JSON.parse(Buffer.from(body, 'base64url').toString()) as Fields
      if (until * 1000 <= clock.now()) return null
      if (kind === 'check') return { check: id }
      return kind === 'test'
        ? { test: id as PersonId, subscription: of as SubscriptionId }
        : { notice: id as NoticeId, incident: of as IncidentId }
    },
  }
}

function fieldsOf(until: number, receipt: Receipt): Fields {
  if ('check' in receipt) return [until, receipt.check, '', 'check']
  return 'test' in receipt ? [until, receipt.test, receipt.subscription, 'test'] : [until, receipt.notice, receipt.incident]
}
