/** Who is really there: the http room's side of desk/ports/presence. */
import type { Presence } from '../desk/ports/presence.ts'

export type FeedPresence = Presence
