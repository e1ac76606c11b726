/** What a manager's phone is sent of a shop: which, since when, and what to look at; not what it means for whoever wants to rob it. */
import type { PushPayload } from '../contract/api.ts'
import type { Telling } from '../core/silence/trouble-told-view.ts'
import type { Language } from './deps.ts'
import { clip, clockTime, type MessageContext } from './message.ts'

type Words = { title: string; body: (since: string) => string }
const WORDS: Record<Language, Record<Telling['what'], Words>> = {
  vi: {
    dark: { title: 'Mất kết nối', body: (since) => `Từ ${since}. Kiểm tra điện và bộ phát mạng của cơ sở. Mở để xem cần làm gì.` },
    back: { title: 'Đã kết nối lại', body: (since) => `Mất kết nối từ ${since}, nay đã bình thường.` },
  },
  en: {
    dark: {
      title: 'Connection lost',
      body: (since) => `Since ${since}. Check the power and the router of the site. Open to see what to do.`,
    },
    back: { title: 'Connected again', body: (since) => `Lost since ${since}, well again now.` },
  },
}

/** The news of one site replaces what was said of it before; that it is back makes no sound. */
export function troubleMessage({ site, what, since }: Telling, siteName: string, context: MessageContext): PushPayload {
  const { title, body } = WORDS[context.language][what]
  const own = { what: `site-${what}` as const, token: context.token }
  const behaviour = { silent: what === 'back', requireInteraction: false, renotify: what === 'dark', timestamp: since }
  return {
    web_push: 8030,
    mutable: true,
    notification: {
      title: `${title}: ${clip(siteName, 400)}`,
      body: body(clockTime(since, context).slice(0, 5)),
      lang: context.language,
      tag: `site-${site}`,
      navigate: `${context.publicUrl}/shop/${site}`,
      ...behaviour,
      data: own,
    },
    ...own,
  }
}
