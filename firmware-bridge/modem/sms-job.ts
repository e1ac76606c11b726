/** One short message on its way: what was asked, and how far each of its pieces is. */
import type { SmsStatusMessage } from '../../hub/contract/modem-messages.ts'
import type { Failure } from './failures.ts'

/** `trying`: given to the modem, and its answer is not on disk. After a crash it is given again: twice rather than never. */
export type SmsPart = { state: 'waiting' | 'trying' | 'sent' | 'delivered'; reference: number | null }
export type SmsJob = {
  id: string
  to: string
  text: string
  /** ms since 1970 */
  expiresAt: number
  takenAt: number
  /** Of its pieces, 0 to 255. */
  reference: number
  parts: SmsPart[]
  failed: Failure | null
}

type Said = Pick<SmsStatusMessage, 'state' | 'part' | 'parts' | 'code' | 'later'>

export const isSent = ({ parts }: SmsJob): boolean => parts.every(({ state }) => state === 'sent' || state === 'delivered')
export const isDelivered = ({ parts }: SmsJob): boolean => parts.every(({ state }) => state === 'delivered')
/** Nothing is left to give to the modem. */
export const isOver = (job: SmsJob): boolean => job.failed !== null || isSent(job)

/** How the whole stands. */
export function standingOf(job: SmsJob): Said {
  if (job.failed) return { state: 'failed', ...job.failed }
  return { state: isDelivered(job) ? 'delivered' : isSent(job) ? 'sent' : 'queued', later: false }
}

/** One piece, said beside the whole when there are several. */
export const standingOfPart = (job: SmsJob, index: number, state: 'sent' | 'delivered'): Said[] =>
  job.parts.length === 1 ? [] : [{ state, part: index + 1, parts: job.parts.length, later: false }]
