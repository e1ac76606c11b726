/** A list of the registry in pages: `{items, next?}`, in one steady order, `next` being the cursor for `before`. */
import { type Static, type TSchema, Type } from 'typebox'

export const ListQuery = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 100 })),
  before: Type.Optional(Type.String({ maxLength: 400, description: 'The `next` of the page before' })),
})
type ListQuery = Static<typeof ListQuery>

export const ListOf = <T extends TSchema>(item: T) => Type.Object({ items: Type.Array(item), next: Type.Optional(Type.String()) })

/** K2 stands before K10. */
const order = new Intl.Collator('vi', { numeric: true })
/** By name, and by id where names are equal. */
export const inOrder = (a: readonly [string, string], b: readonly [string, string]): number =>
  order.compare(a[0], b[0]) || (a[1] < b[1] ? -1 : Number(a[1] > b[1]))

/**
 * @param nameOf what the list is ordered by; equal names are ordered by id, so that a page neither skips nor repeats.
 *   The cursor holds name and id, not a place: what is added or renamed meanwhile moves nobody across a page's edge.
 */
export function listing<T extends { id: string }>(all: Iterable<T>, nameOf: (item: T) => string, query: ListQuery) {
  const keyed = [...all].map((item) => ({ key: [nameOf(item), item.id] as const, item })).sort((a, b) => inOrder(a.key, b.key))
  const { items, ...rest } = pageOf(keyed, query)
  return { items: items.map(({ item }) => item), ...rest }
}

/** @param keyed in order already; looked at only until the page is full */
export function pageOf<T extends { key: readonly [string, string] }>(
  keyed: Iterable<T>,
  query: ListQuery,
  wanted: (one: T) => boolean = () => true,
): { items: T[]; next?: string } {
  const last = query.before === undefined ? null : readCursor(query.before)
  const limit = query.limit ?? 100
  const items: T[] = []
  for (const one of keyed) {
    if ((last && inOrder(one.key, last) <= 0) || !wanted(one)) continue
    const end = items.at(-1)
    if (items.length === limit && end) return { items, next: writeCursor(end.key) }
    items.push(one)
  }
  return { items }
}

const writeCursor = (key: readonly [string, string]): string => Buffer.from(key.join('\n')).toString('base64url')

function readCursor(cursor: string): [string, string] {
  const [name = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split('\n')
  return [name, id]
}
