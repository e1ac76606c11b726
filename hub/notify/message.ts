/** What a phone is sent: a notice and its incident, made into a payload that a browser can also show by itself (declarative web push). */
import { createHash } from 'node:crypto'
import type { PushPayload } from '../contract/api.ts'
import type { Notice } from '../contract/events.ts'
import type { IncidentId, SiteId, StationId } from '../contract/ids.ts'
import { assertNever } from '../core/never.ts'
import type { IncidentBrief, Language } from './deps.ts'
import { TEXTS } from './texts.ts'

/** The worker closes what carries it after a while (console/src/service-worker). */
export const PROBE_TAG = 'probe'

/** Plaintext bytes that fit one 4,096-byte aes128gcm record (RFC 8291 §4). */
export const MAX_PAYLOAD = 3993

export type MessageContext = { language: Language; timeZone: string; publicUrl: string; token: string }

/** The notification's own behaviour; an alarm stays on the screen, and a later one on the same incident sounds again. */
const LOUD = { silent: false, requireInteraction: true, renotify: true }
const SILENT = { silent: true, requireInteraction: false, renotify: false }
const AUDIBLE = { silent: false, requireInteraction: false, renotify: true }

export function incidentMessage(what: Notice['what'], incident: IncidentId, brief: IncidentBrief, context: MessageContext): PushPayload {
  const texts = TEXTS[context.language]
  const site = clip(brief.siteName, 400)
  const street = clip(streetOf(brief.address), 600)
  const kind = texts.kind[brief.kind]
  const time = clockTime(brief.at, context)
  const marks = brief.marks.flatMap((mark) => texts.marks[mark] ?? [])
  const first = brief.marks.includes('drill') ? `${texts.drill} · ` : ''
  const make = (title: string, body: (string | undefined)[], behaviour: typeof LOUD): PushPayload =>
    payload(what, incident, `${first}${title}`, body.filter(Boolean).join(' · '), { ...behaviour, timestamp: brief.at }, context)

  switch (what) {
    case 'alarm': {
      const answered = brief.phase === 'ringing' ? undefined : texts.alreadyAnswered
      return make(`${texts.alarm[brief.kind]} · ${site}`, [street, kind, time, ...marks, answered], LOUD)
    }
    case 'answered':
      return make(`${texts.answered}: ${site}`, [street, brief.by && clip(brief.by, 200)], AUDIBLE)
    case 'dispatched':
      return make(`${texts.dispatched}: ${site}`, [street, kind, time, ...marks], LOUD)
    case 'closed':
      // Heard as well as seen: a patrol that is still racing there must notice that it is over.
      return make(`${texts.closed}: ${site}`, [street, brief.disposition && texts.disposition[brief.disposition]], AUDIBLE)
    default:
      return assertNever(what)
  }
}

export function testMessage(context: MessageContext): PushPayload {
  const { title, body } = TEXTS[context.language].test
  return payload('test', undefined, title, body, AUDIBLE, context)
}

/** Without a sound, and in words that tell a stranger nothing of where a button is or whether one was pressed. */
export function reminderMessage(site: SiteId, siteName: string, context: MessageContext): PushPayload {
  const { title, body } = TEXTS[context.language].reminder
  const made = payload('reminder', undefined, title, `${clip(siteName, 400)} · ${body}`, SILENT, context)
  const navigate = `${context.publicUrl}/shop/${site}`
  return { ...made, notification: { ...made.notification, tag: `rota-${site}`, navigate } }
}

/** Shown, because a push that shows nothing costs the subscription; without a sound, and each takes the place of the one before. */
export function probeMessage(context: MessageContext): PushPayload {
  const { title, body } = TEXTS[context.language].probe
  return payload('test', undefined, title, body, SILENT, context, PROBE_TAG)
}

export function emptyDeskMessage(station: StationId, name: string, context: MessageContext): PushPayload {
  const { title, body } = TEXTS[context.language].emptyDesk
  return payload(
    'desk',
    undefined,
    `${title} · ${clip(name, 400)}`,
    body,
    { ...AUDIBLE, requireInteraction: true },
    context,
    `desk-${station}`,
  )
}

function payload(
  what: PushPayload['what'],
  incident: IncidentId | undefined,
  title: string,
  body: string,
  behaviour: typeof LOUD & { timestamp?: number },
  { language, publicUrl, token }: MessageContext,
  tag: string = incident ?? 'test',
): PushPayload {
  const own = { what, ...(incident && { incident }), token }
  const navigate = `${publicUrl}/${what === 'desk' ? 'duty' : 'patrol'}${incident ? `?incident=${incident}` : ''}`
  return {
    web_push: 8030,
    mutable: true,
    notification: { title, body, lang: language, tag, navigate, ...behaviour, data: own },
    ...own,
  }
}

/** The push service keeps only the newest undelivered message of a topic: ≤32 base64url characters (RFC 8030 §5.4), telling it nothing. */
export const topicOf = (tag: string): string => createHash('sha256').update(tag).digest('base64url').slice(0, 32)

/** An address is written from the house number outward; past the first comma a lock screen need not say. */
const streetOf = (address: string): string => (address.split(',')[0] ?? '').trim()

export const clockTime = (at: number, { language, timeZone }: MessageContext): string =>
  new Intl.DateTimeFormat(language, { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(at)

/** Cut to so many bytes of JSON, at the end of a character; a line break or other control character becomes a space. */
export function clip(text: string, maxBytes: number): string {
  let bytes = 0
  let kept = ''
  for (const character of text.replace(/\p{Cc}+/gu, ' ').trim()) {
    bytes += Buffer.byteLength(JSON.stringify(character)) - 2
    if (bytes > maxBytes) return `${kept.trimEnd()}…`
    kept += character
  }
  return kept
}
