import type { PushPayload } from '../../../hub/contract/api.ts'

/** `renotify` rings again for a tag already shown, `actions` are buttons; the DOM types leave them out. */
export type Shown = NotificationOptions & {
  body: string
  renotify?: boolean
  timestamp?: number
  actions?: readonly { action: string; title: string }[]
  data: AlarmData
}
/** What a notification carries for the tap on it. */
export type AlarmData = { what: string; navigate: string; token?: string; incident?: string; title: string; body: string }
export type Alarm = { title: string; options: Shown } & Omit<AlarmData, 'body'>

/** Said when the push cannot be read: a press that cannot be read rings too. */
const UNREADABLE = { title: 'BÁO ĐỘNG KHẨN', body: 'Có báo động. Mở ngay để xem nơi báo.' }
const HOME = '/patrol'
/** What need not stay on the screen until somebody answers; a browser that hands over the notification leaves that out. */
const GENTLE: ReadonlySet<string> = new Set(['test', 'reminder', 'site-dark', 'site-back'])

/** A browser that reads declarative push by itself hands over the notification, and no message (Push API, `PushEvent.notification`). */
export function readDeclared({ title, body, lang, tag, navigate, silent, data }: Notification & { navigate?: string }): Alarm {
  return readPush(JSON.stringify({ ...record(data), notification: { title, body, lang, tag, navigate, silent } }))
}

/** Never throws: anything that is not a payload of ours becomes the plain alarm, field by field. */
export function readPush(payload: string): Alarm {
  const { notification, ...own } = record(parse(payload))
  const shown = record(notification)
  const navigate = samePlace(text(shown.navigate))
  const token = text(own.token)
  const incident = text(own.incident)
  const what = text(own.what) ?? 'alarm'
  const title = text(shown.title) ?? UNREADABLE.title
  const body = text(shown.body) ?? UNREADABLE.body
  const { timestamp } = shown
  const carried = { what, navigate, ...(token && { token }), ...(incident && { incident }), title }
  return {
    ...carried,
    options: {
      body,
      lang: text(shown.lang) ?? 'vi',
      tag: text(shown.tag) ?? 'alarm',
      renotify: flag(shown.renotify) ?? true,
      silent: flag(shown.silent) ?? false,
      requireInteraction: flag(shown.requireInteraction) ?? !GENTLE.has(what),
      icon: '/icon-192.png',
      badge: '/icon-192.png',
      ...(typeof timestamp === 'number' ? { timestamp } : {}),
      data: { ...carried, body },
    },
  }
}

type Fields<Of> = { [Key in keyof Of]?: unknown }
const record = (value: unknown): Fields<PushPayload & PushPayload['notification']> =>
  typeof value === 'object' && value !== null ? value : {}
const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
const flag = (value: unknown) => (typeof value === 'boolean' ? value : undefined)

function parse(payload: string): unknown {
  try {
    return JSON.parse(payload)
  } catch {
    return null
  }
}

/** Path and query only: a notification opens this hub and no other place, whatever name it is reached by. */
function samePlace(navigate: string | undefined): string {
  if (!navigate) return HOME
  try {
    const { pathname, search, hash } = new URL(navigate, 'https://hub.invalid')
    return pathname + search + hash
  } catch {
    return HOME
  }
}
