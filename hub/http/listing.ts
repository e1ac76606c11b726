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

/**
 * @param nameOf what the list is ordered by; equal names are ordered by id, so that a page neither skips nor repeats.
 *   The cursor holds name and id, not a place: what is added or renamed meanwhile moves nobody across a page's edge.
 */
export function listing<T extends { id: string }>(all: Iterable<T>, nameOf: (item: T) => string, query: ListQuery) {
  const compare = (a: readonly [string, string], b: readonly [string, string]) =>
    order.compare(a[0], b[0]) || (a[1] < b[1] ? -1 : Number(a[1] > b[1]))
  const keyed = [...all].map((item) => ({ key: [nameOf(item), item.id] as const, item })).sort((a, b) => compare(a.key, b.key))
  const last = query.before === undefined ? null : readCursor(query.before)
  const rest = last ? keyed.filter(({ key }) => compare(key, last) > 0) : keyed
  const page = rest.slice(0, query.limit ?? 100)
  const end = page.at(-1)
  const items = page.map(({ item }) => item)
  return end && rest.length > page.length ? { items, next: writeCursor(end.key) } : { items }
}

const writeCursor = (key: readonly [string, string]): string => Buffer.from(key.join('\n')).toString('base64url')

function readCursor(cursor: string): [string, string] {
  const [name = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split('\n')
  return [name, id]
}
