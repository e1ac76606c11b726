import { getDistance } from 'geolib'
import { describe, expect, test } from 'vitest'
import { metresBetween, nearest, placeAt, WINDS, windFrom } from '../../console/src/map/distance.ts'
import { boundsOf } from '../../console/src/map/frame.ts'
import { placeWords, roundedPlace } from '../../console/src/map/place-words.ts'
import { roundBelow } from '../../console/src/map/round-below.ts'

const home = { lat: 11.738, lon: 108.373 }
const shop = { lat: 11.7339, lon: 108.3772 }

describe('distances', () => {
  test('are the hub’s own, to a third of a per cent', () => {
    for (const to of [shop, { lat: 11.7575, lon: 108.392 }, { lat: 11.9404, lon: 108.4583 }, { lat: 21.03, lon: 105.85 }]) {
      const hubs = getDistance(home, to)
      expect(Math.abs(metresBetween(home, to) - hubs) / hubs).toBeLessThan(0.004)
    }
    expect(metresBetween(home, home)).toBe(0)
  })

  test('a place so far away in a direction is that far away, and lies there', () => {
    for (const [turn, wind] of WINDS.entries()) {
      const there = placeAt(home, 2000, turn * 45)
      expect(metresBetween(home, there)).toBeCloseTo(2000, 3)
      expect(windFrom(home, there)).toBe(wind)
    }
    expect(windFrom(home, shop)).toBe('se')
  })

  test('the nearest stands first', () => {
    const things = [
      { location: { lat: 12, lon: 108 }, id: 'far' },
      { location: home, id: 'near' },
    ]
    expect(nearest(things, shop).map(({ thing }) => thing.id)).toEqual(['near', 'far'])
  })
})

test.each([
  [0.4, 1],
  [1, 1],
  [199, 100],
  [200, 200],
  [999, 500],
  [7600, 5000],
])('the scale of %d m shows %d m', (metres, round) => expect(roundBelow(metres)).toBe(round))

test('a place is said and kept to a metre', () => {
  expect(roundedPlace({ lat: 11.733_912_345, lon: 108.377_2 })).toEqual({ lat: 11.73391, lon: 108.3772 })
  expect(placeWords({ lat: 11.7339, lon: 108.3772 })).toBe('11.73390, 108.37720')
})

test('a map with nothing on it shows the country', () => {
  expect(boundsOf([])).toEqual([102.1, 8.3, 109.6, 23.5])
  expect(boundsOf([home, shop])).toEqual([108.373, 11.7339, 108.3772, 11.738])
})
