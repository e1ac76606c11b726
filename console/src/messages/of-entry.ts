import type { MessageView } from '../../../hub/contract/message-views.ts'
import type { TimelineEntry } from '../../../hub/contract/views.ts'

/** What one entry of the story asked for; how far each came since stands beside it. */
export function messagesOf({ type, at, reason, outcome }: TimelineEntry, messages: readonly MessageView[] = []): MessageView[] {
  if (type !== 'MessagesRequested') return []
  return messages.filter(({ askedAt, because, channel }) => askedAt === at && because === reason && channel === outcome)
}
