/** Pieces of long messages, put together when all are there, or, with what is missing marked, when they have been waited for long enough. */
import { createHash } from 'node:crypto'
import type { Deliver } from './sms/received.ts'

/** Where it lies on the SIM; null when it was handed over without being stored. */
export type Stored = { message: Deliver; index: number | null }
export type Whole = { id: string; from: string; text: string; isText: boolean; at: number | null; incomplete: boolean; indices: number[] }

const MISSING = '…'

function idOf({ from, at }: Deliver, text: string): string {
  return `in-${createHash('sha256')
    .update(JSON.stringify([from, at, text]))
    .digest('hex')
    .slice(0, 20)}`
}

/** @param isOverdue whether the message of this key has been waited for long enough; those in `waiting` have not */
export function putTogether(stored: readonly Stored[], isOverdue: (key: string) => boolean): { wholes: Whole[]; waiting: string[] } {
  const wholes: Whole[] = []
  const groups = new Map<string, Stored[]>()
  const indicesOf = (of: readonly Stored[]) => of.flatMap(({ index }) => (index === null ? [] : [index]))

  for (const each of stored) {
    const { message } = each
    if (message.piece && message.piece.total > 1) {
      const key = `${message.from} ${message.piece.reference} ${message.piece.total}`
      groups.set(key, [...(groups.get(key) ?? []), each])
      continue
    }
    const { from, text, isText, at } = message
    wholes.push({ id: idOf(message, text), from, text, isText, at, incomplete: false, indices: indicesOf([each]) })
  }

  const waiting: string[] = []
  for (const [key, group] of groups) {
    const total = group[0]?.message.piece?.total ?? 0
    const byNumber = new Map(group.map((each) => [each.message.piece?.number, each.message]))
    const incomplete = byNumber.size < total
    if (incomplete && !isOverdue(key)) {
      waiting.push(key)
      continue
    }
    const text = Array.from({ length: total }, (_, at) => byNumber.get(at + 1)?.text ?? MISSING).join('')
    const first = (byNumber.get(1) ?? group[0]?.message) as Deliver
    wholes.push({
      id: idOf(first, text),
      from: first.from,
      text,
      isText: first.isText,
      at: first.at,
      incomplete,
      indices: indicesOf(group),
    })
  }
  return { wholes, waiting }
}
