import type { PushPayload } from '../../../hub/contract/api.ts'

export type Alarm = {
  title: string
  /** `renotify` rings again for a tag already shown; the DOM types leave it out. */
  options: NotificationOptions & { renotify?: boolean; timestamp?: number; data: { navigate: string; token: string | undefined } }
  navigate: string
  token: string | undefined
  what: string
}

/** Said when the push cannot be read: a press that cannot be read rings too. */
const UNREADABLE = { title: 'BÁO ĐỘNG KHẨN', body: 'Có báo động. Mở ngay để xem nơi báo.' }
const HOME = '/patrol'

/** Never throws: anything that is not a payload of ours becomes the plain alarm, field by field. */
export function readPush(payload: string): Alarm {
  const { notification, ...own } = record(parse(payload))
  const shown = record(notification)
  const navigate = samePlace(text(shown.navigate))
  const token = text(own.token)
  const what = text(own.what) ?? 'alarm'
  const { timestamp } = shown
  return {
    title: text(shown.title) ?? UNREADABLE.title,
    navigate,
    token,
    what,
    options: {
      body: text(shown.body) ?? UNREADABLE.body,
      lang: text(shown.lang) ?? 'vi',
      tag: text(shown.tag) ?? 'alarm',
      renotify: flag(shown.renotify) ?? true,
      silent: flag(shown.silent) ?? false,
      requireInteraction: flag(shown.requireInteraction) ?? what !== 'test',
      icon: '/icon-192.png',
      badge: '/icon-192.png',
      ...(typeof timestamp === 'number' ? { timestamp } : {}),
      data: { navigate, token },
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
