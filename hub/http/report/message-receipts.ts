/** What became of the messages and calls that one entry of the story asked for. */
import type { HowFar, MessageView } from '../../contract/message-views.ts'
import type { IncidentView, TimelineEntry } from '../../contract/views.ts'
import type { PaperWords } from './words.ts'

const STATES: readonly Exclude<HowFar, 'asked'>[] = ['sent', 'delivered', 'answered', 'later', 'never', 'expired', 'withdrawn']

export function messageReceipts(
  { type, at, reason, outcome }: TimelineEntry,
  { messages = [] }: Pick<IncidentView, 'messages'>,
  words: PaperWords,
  time: (iso: string) => string,
): string {
  if (type !== 'MessagesRequested') return ''
  return messages
    .filter(({ askedAt, because, channel }) => askedAt === at && because === reason && channel === outcome)
    .map((message) => words.message(message.to.name, message.channel === 'call', howFar(message, words, time)))
    .join('; ')
}

/** Without what a modem has on its disk, unless that is all there is. */
function howFar({ channel, state, times }: MessageView, words: PaperWords, time: (iso: string) => string): string {
  const reached = STATES.flatMap((each) => {
    const at = times[each]
    return at === undefined ? [] : [words.howFar[each](channel === 'call', time(at))]
  })
  if (reached.length > 0) return reached.join(', ')
  return words.howFar[state](channel === 'call', times.accepted ? time(times.accepted) : '')
}
