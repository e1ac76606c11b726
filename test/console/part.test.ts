import { expect, test } from 'vitest'
import { part } from '../../console/src/map/part.ts'

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** As React does it: looks while it draws, and listens once what it drew stands. */
function place<Drawn>(what: ReturnType<typeof part<Drawn>>) {
  let drawn = what.read()
  return {
    drawn: () => drawn,
    stands() {
      const look = () => {
        drawn = what.read()
      }
      const leave = what.subscribe(look)
      look()
      what.fetch()
      return leave
    },
  }
}

test('a place that was drawn just before the part came has it all the same', async () => {
  const what = part(async () => 'the map')
  const first = place(what)
  first.stands()
  const second = place(what)
  expect(second.drawn()).toBe(null)
  await turn()
  second.stands()
  expect([first.drawn(), second.drawn()]).toEqual(['the map', 'the map'])
})

test('it is fetched once, however many show it, and again only after it failed', async () => {
  let fetched = 0
  const what = part(async () => {
    fetched += 1
    if (fetched === 1) throw new Error('no line')
    return 'the map'
  })
  const [first, second] = [place(what), place(what)]
  first.stands()
  second.stands()
  await turn()
  expect([first.drawn(), second.drawn(), fetched]).toEqual(['failed', 'failed', 1])
  what.fetch()
  expect(first.drawn()).toBe(null)
  await turn()
  expect([first.drawn(), second.drawn(), fetched]).toEqual(['the map', 'the map', 2])
  what.fetch()
  expect(fetched).toBe(2)
})
