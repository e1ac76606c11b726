import { expect, test } from 'vitest'
import { listing } from '../../hub/http/listing.ts'

const named = (...names: string[]) => names.map((name, at) => ({ id: `id${at}`, name }))
const nameOf = ({ name }: { name: string }) => name

test('every item comes once, in one order, whatever the size of a page', () => {
  const all = named('K10', 'K2', 'Đức', 'Dũng', 'K2', 'Ân', 'An', '')
  const whole = listing(all, nameOf, {}).items
  expect(whole.map(nameOf)).toEqual(['', 'An', 'Ân', 'Dũng', 'Đức', 'K2', 'K2', 'K10'])
  for (const limit of [1, 2, 3, 7, 8, 9]) {
    const pages: typeof all = []
    let before: string | undefined
    do {
      const page = listing(all, nameOf, { limit, ...(before !== undefined && { before }) })
      expect(page.items.length).toBeLessThanOrEqual(limit)
      pages.push(...page.items)
      before = page.next
    } while (before !== undefined)
    expect(pages).toEqual(whole)
  }
})

test('the last page has no next, even when it is full', () => {
  expect(listing(named('a', 'b'), nameOf, { limit: 2 })).not.toHaveProperty('next')
})

test('what is added or removed between two pages moves nobody else across the edge', () => {
  const { next } = listing(named('b', 'd', 'f'), nameOf, { limit: 2 })
  const later = [...named('b', 'x', 'f'), { id: 'new', name: 'a' }]
  expect(listing(later, nameOf, { limit: 2, before: next ?? '' }).items.map(nameOf)).toEqual(['f', 'x'])
})

test('a cursor that is not ours starts at the beginning and harms nothing', () => {
  expect(listing(named('a'), nameOf, { before: '%%%' }).items).toHaveLength(1)
})
