/** How short messages and calls went, as a person would say it. */
import type { TFunction } from 'i18next'
import type { HowFar, MessageTestView, MessageView, ToldByMessage } from '../../../hub/contract/message-views.ts'
import { messages } from '../i18n/vi/messages.ts'
import { clockTime } from '../time/format.ts'

export type HowFarCame = Pick<MessageTestView, 'channel' | 'state' | 'times' | 'code'>

/** In the order they are reached; who failed may still have been reached before. */
const STAGES = ['accepted', 'sent', 'delivered', 'answered'] as const
const ENDS = ['later', 'never', 'expired', 'withdrawn'] as const

type Why = keyof typeof messages.why
const isWhy = (code: string): code is Why => Object.hasOwn(messages.why, code)
type Do = keyof typeof messages.do
const isDo = (code: string): code is Do => Object.hasOwn(messages.do, code)

export function whyWords(code: string | undefined, t: TFunction): string {
  if (!code) return t('messages.why.unknown')
  if (isWhy(code)) return t(`messages.why.${code}`)
  const [, number] = /^cm[se]-(.+)$/.exec(code) ?? []
  return number ? t('messages.why.network', { code: number }) : t('messages.why.other', { code })
}

/** What to do about it, or null. */
export function doWords({ state, code = '' }: HowFarCame, t: TFunction): string | null {
  if (state !== 'later' && state !== 'never') return null
  const what = code.startsWith('sim-') ? 'sim' : /^cm[se]-/.test(code) ? 'network' : code
  return isDo(what) ? t(`messages.do.${what}`) : null
}

/** "nhà mạng nhận 22:41:12 · đã tới máy 22:41:15 · trả lời 1 lúc 22:41:40": what a modem has on its disk is said only while it is all there is. */
export function howWords({ channel, state, times, code }: HowFarCame, t: TFunction): string {
  const reached = STAGES.flatMap((stage) => {
    const at = times[stage]
    if (at === undefined || (stage === 'accepted' && (times.sent ?? times.delivered ?? times.answered) !== undefined)) return []
    return [t(`messages.how.${channel}.${stage}`, { time: clockTime(at) })]
  })
  const ended = ENDS.flatMap((end) =>
    end === state
      ? [
          t(`messages.how.${end === 'never' && channel === 'call' ? 'neverCalled' : end}`, {
            time: times[end] ? clockTime(times[end]) : '',
            why: whyWords(code, t),
          }),
        ]
      : [],
  )
  const all = [...reached, ...ended]
  return all.length > 0 ? all.join(' · ') : t(`messages.how.${channel}.asked`)
}

export const messageLine = (message: MessageView, t: TFunction): string =>
  t('messages.line', { channel: t(`messages.${message.channel}`), name: message.to.name, how: howWords(message, t) })

/** That a call is picked up proves nobody: some networks say so while it rings. */
export function toneOfMessage({ channel, state }: { channel: HowFarCame['channel']; state: HowFar }): 'proof' | 'waits' | undefined {
  if (state === 'answered' || (state === 'delivered' && channel === 'sms')) return 'proof'
  return state === 'withdrawn' ? undefined : 'waits'
}

/** "SMS 2/3 tới máy, 1 trả lời"; null: nobody was written to. */
export function toldWords({ sms, unreachable = [] }: ToldByMessage, t: TFunction): string | null {
  const parts = [
    ...(sms.asked > 0 ? [t('messages.told.short', { delivered: sms.delivered, asked: sms.asked })] : []),
    ...(sms.answered > 0 ? [t('messages.told.shortAnswered', { answered: sms.answered })] : []),
    ...(sms.failed > 0 ? [t('messages.told.shortFailed', { failed: sms.failed })] : []),
    ...(unreachable.length > 0 ? [t('messages.told.unreachable', { names: unreachable.map(({ name }) => name).join(', ') })] : []),
  ]
  return parts.length > 0 ? parts.join(', ') : null
}

export const callWords = ({ call }: ToldByMessage, t: TFunction): string | null =>
  call ? t(`messages.told.call.${call.state}`, { name: call.to.name, time: clockTime(call.at) }) : null

/** As telephones draw their bars: 3GPP TS 27.007 §8.5 gives -113 to -51 dBm. */
export const signalOf = (dbm: number): 'good' | 'fair' | 'weak' => (dbm >= -85 ? 'good' : dbm >= -100 ? 'fair' : 'weak')
